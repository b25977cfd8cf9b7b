package io.fairway.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** How long a side stays away, by what it found. */
class PaceTest {
    private final Pace pace = new Pace(1024);

    @Test
    @DisplayName("begins with the shortest pause, and keeps it where elements come one by one")
    void staysShort() {
        assertEquals(1, pace.pauses());
        for (int i = 0; i < 100; i++) {
            pace.learn(i % 2); // one found, or none after the pause
            assertTrue(pace.pauses() <= 2, () -> "pauses " + pace.pauses());
        }
    }

    @Test
    @DisplayName("grows with what is found, up to a limit")
    void grows() {
        int before = pace.pauses();
        for (int found = 1; found <= 64; found *= 2) {
            pace.learn(found);
            assertTrue(pace.pauses() > before, "after " + found);
            before = pace.pauses();
        }
        pace.learn(500);
        assertEquals(before, pace.pauses());
    }

    @Test
    @DisplayName("is short again as soon as nothing was found")
    void endsAtOnce() {
        pace.learn(100);
        pace.learn(0);
        assertEquals(1, pace.pauses());
    }

    @Test
    @DisplayName("does not grow where more than half the capacity was found")
    void knowsPlenty() {
        final Pace small = new Pace(8);
        small.learn(2);
        small.learn(5);
        assertEquals(4, small.pauses());
        small.learn(4);
        assertEquals(8, small.pauses());
    }
}
