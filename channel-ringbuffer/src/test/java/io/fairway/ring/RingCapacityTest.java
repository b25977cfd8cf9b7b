package io.fairway.ring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which capacities the rings can have that are given one. */
class RingCapacityTest {
    private static final Set<RingKind> WITH_CURSORS =
            EnumSet.complementOf(EnumSet.of(RingKind.SINGLE_SLOT));

    @ParameterizedTest
    @EnumSource(value = RingKind.class, names = "SINGLE_SLOT", mode = EnumSource.Mode.EXCLUDE)
    @DisplayName("S15 B26 holds exactly its capacity, for every capacity up to 1030")
    void holdsExactlyItsCapacity(RingKind kind) {
        for (int capacity = 1; capacity <= 1030; capacity++) {
            assertHoldsExactly(kind, capacity);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {4095, 4096, 4097, 65_535, 65_537, 1 << 20, (1 << 20) + 1})
    @DisplayName("S15 B26 holds exactly its capacity, for large capacities")
    void holdsExactlyItsLargeCapacity(int capacity) {
        for (RingKind kind : WITH_CURSORS) {
            assertHoldsExactly(kind, capacity);
        }
    }

    private static void assertHoldsExactly(RingKind kind, int capacity) {
        final Ring<Integer> ring = kind.create(capacity);
        assertEquals(capacity, ring.capacity());
        for (int i = 0; i < capacity; i++) {
            assertSame(OfferResult.ADDED, ring.offer(i), () -> "too early: " + ring);
        }
        assertSame(OfferResult.FULL, ring.offer(-1), () -> "too late: " + ring);
        assertEquals(capacity, ring.size());
        assertEquals(0, ring.poll());
        assertSame(OfferResult.ADDED, ring.offer(capacity));
        assertSame(OfferResult.FULL, ring.offer(-1));
        for (int i = 1; i <= capacity; i++) {
            assertEquals(i, ring.poll());
        }
        assertNull(ring.poll());
        ring.checkInvariants();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE, Ring.MAX_CAPACITY + 1, Integer.MAX_VALUE})
    @DisplayName("S18 a capacity out of range is refused by a message that names it")
    void refusesCapacityOutOfRange(int capacity) {
        for (RingKind kind : WITH_CURSORS) {
            assertRefuses(kind, capacity);
        }
    }

    private static void assertRefuses(RingKind kind, int capacity) {
        final String message =
                assertThrows(IllegalArgumentException.class, () -> kind.create(capacity))
                        .getMessage();
        assertTrue(message.startsWith("capacity: " + capacity + " "), message);
        assertTrue(message.contains(String.valueOf(Ring.MAX_CAPACITY)), message);
    }
}
