package io.fairway.ring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** The arithmetic of positions, anywhere in the cursor range. */
class RingPositionTest {

    @Property(tries = 2000)
    void successorsGoThroughEveryIndexOnceALap(
            @ForAll @IntRange(min = 1, max = 5000) int capacity, @ForAll long laps) {
        final CursorRing<Object> ring = new SpscRing<>(capacity, laps);
        final long start = ring.tail;
        long position = start;
        for (int i = 0; i < capacity; i++) {
            assertEquals(i, ring.index(position));
            assertEquals(position, Cursor.position(position), "a flag is set");
            final long next = ring.next(position);
            assertTrue(next - position > 0, "positions only grow");
            position = next;
        }
        assertEquals(start + ring.lap, position);
        assertEquals(0, ring.index(position));
    }
}
