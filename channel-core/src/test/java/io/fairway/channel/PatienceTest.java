package io.fairway.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fairway.channel.blocking.Idler;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** When virtual threads spin, by what it was good for. */
class PatienceTest {
    private final Patience patience = new Patience();

    /** Waits that spin in vain, until one would not; how many that took. */
    private int waitInVain() {
        int waits = 0;
        for (Idler idler = patience.newIdler(); idler != null; idler = patience.newIdler()) {
            patience.learn(idler, rounds(idler), false);
            assertTrue(++waits < 100, "spins for ever");
        }
        return waits;
    }

    @Test
    @DisplayName("spins at first, and a bounded number of rounds")
    void spinsAtFirst() {
        final Idler idler = patience.newIdler();
        assertNotNull(idler);
        assertTrue(idler.idle(0));
        assertFalse(idler.idle(1000));
    }

    @Test
    @DisplayName("stops when it was in vain several times running, and tries again once in a while")
    void stops() {
        assertTrue(waitInVain() > 1);
        assertTrue(waitsUntilTrial() > 100, "tries again too soon");
    }

    /** Waits that do not spin, until one would. */
    private int waitsUntilTrial() {
        int skipped = 0;
        while (patience.newIdler() == null) {
            assertTrue(++skipped < 1_000_000, "never tries again");
        }
        return skipped;
    }

    @Test
    @DisplayName("a trial is longer, in each wait and in their number, than the first time")
    void trial() {
        final Idler first = patience.newIdler();
        final int waits = waitInVain();
        waitsUntilTrial();
        assertTrue(rounds(patience.newIdler()) > 2 * rounds(first));
        assertTrue(waitInVain() > 2 * waits);
    }

    private static int rounds(Idler idler) {
        int rounds = 0;
        while (idler.idle(rounds)) {
            rounds++;
        }
        return rounds;
    }

    @Test
    @DisplayName("each trial in vain makes the next rarer, within bounds; one that pays does not")
    void rarer() {
        waitInVain();
        final int first = waitsUntilTrial();
        waitInVain();
        int last = waitsUntilTrial();
        assertTrue(last > first + first / 2, "after " + first + " and " + last);
        for (int i = 0; i < 20; i++) {
            waitInVain();
            last = waitsUntilTrial();
        }
        assertTrue(last < 200_000, "after " + last);
        meet(100, 1);
        waitInVain();
        assertEquals(first, waitsUntilTrial());
    }

    /** Waits whose partner came after so many rounds, while there is spinning at all. */
    private int meet(int most, int rounds) {
        int waits = 0;
        for (; waits < most; waits++) {
            final Idler idler = patience.newIdler();
            if (idler == null) {
                break;
            }
            patience.learn(idler, rounds, true);
        }
        return waits;
    }

    @Test
    @DisplayName("goes on while partners come soon, also if one of many does not come")
    void goesOn() {
        waitInVain();
        waitsUntilTrial();
        for (int i = 0; i < 1000; i++) {
            assertEquals(20, meet(20, 3));
            patience.learn(patience.newIdler(), 128, false);
        }
        assertNotNull(patience.newIdler());
    }

    @Test
    @DisplayName("stops where partners come, but later than parking would have taken")
    void comesTooLate() {
        waitInVain();
        waitsUntilTrial();
        final int waits = meet(1000, 64);
        assertTrue(waits < 100, waits + " waits");
    }

    @Test
    @DisplayName("learns nothing from waits of another kind")
    void othersDoNotCount() {
        for (int i = 0; i < 100; i++) {
            patience.learn(round -> false, 1000, false);
        }
        assertNotNull(patience.newIdler());
    }
}
