package io.fairway.ring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** When the versions change, and when they do not. For what they say in a race see the verdicts. */
class RingVersionTest {
    @RegisterExtension final RingMaker rings = new RingMaker();

    static Stream<RingCase> cases() {
        return RingCase.all(1, 2, 3, 64);
    }

    @ParameterizedTest
    @MethodSource("cases")
    @DisplayName("every element that goes in changes the tail's version, and not the head's")
    void versionsChangeWithEachElementIn(RingCase ringCase) {
        final Ring<Integer> ring = rings.make(ringCase);
        for (int i = 0; i < 5 * ringCase.capacity(); i++) {
            final long tail = ring.tailVersion();
            final long head = ring.headVersion();
            if (i % 2 == 0) {
                assertSame(OfferResult.ADDED, ring.offer(i));
            } else {
                ring.shutGate();
                assertTrue(ring.offerGated(i));
                ring.openGate();
            }
            assertNotEquals(tail, ring.tailVersion());
            if (ringCase.kind() != RingKind.SINGLE_SLOT) { // which has one for both
                assertEquals(head, ring.headVersion());
            }
            assertEquals(i, ring.poll());
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    @DisplayName("every element that comes out changes the head's version, and not the tail's")
    void versionsChangeWithEachElementOut(RingCase ringCase) {
        final Ring<Integer> ring = rings.make(ringCase);
        for (int i = 0; i < 5 * ringCase.capacity(); i++) {
            assertSame(OfferResult.ADDED, ring.offer(i));
            final long tail = ring.tailVersion();
            final long head = ring.headVersion();
            if (i % 2 == 0) {
                assertEquals(i, ring.poll());
            } else {
                ring.shutGate();
                assertEquals(i, ring.pollGated());
                ring.openGate();
            }
            if (ringCase.kind() != RingKind.SINGLE_SLOT) { // which has one for both
                assertEquals(tail, ring.tailVersion());
            }
            assertNotEquals(head, ring.headVersion());
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    @DisplayName("the first close changes both versions, another one none, whether gated or not")
    void closeChangesBothVersions(RingCase ringCase) {
        for (boolean gated : new boolean[] {false, true}) {
            final Ring<Integer> ring = rings.make(ringCase);
            if (gated) {
                ring.shutGate();
            }
            final long tail = ring.tailVersion();
            final long head = ring.headVersion();
            ring.close();
            final long tailClosed = ring.tailVersion();
            final long headClosed = ring.headVersion();
            assertNotEquals(tail, tailClosed);
            assertNotEquals(head, headClosed);
            ring.close();
            assertEquals(tailClosed, ring.tailVersion());
            assertEquals(headClosed, ring.headVersion());
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    @DisplayName("operations that move nothing change no version: refused ones, and the gate")
    void versionsIgnoreWhatMovesNothing(RingCase ringCase) {
        final Ring<Integer> ring = rings.make(ringCase);
        assertVersionsStay(ring, () -> assertNull(ring.poll()));
        assertVersionsStay(ring, ring::shutGate);
        assertVersionsStay(ring, () -> assertSame(OfferResult.GATED, ring.offer(-1)));
        assertVersionsStay(ring, () -> assertNull(ring.pollGated()));
        assertVersionsStay(ring, ring::openGate);
        while (ring.offer(1) == OfferResult.ADDED) {
            assertVersionsStay(ring, ring::shutGate);
            assertVersionsStay(ring, ring::openGate);
        }
        assertVersionsStay(ring, () -> assertSame(OfferResult.FULL, ring.offer(-1)));
        ring.close();
        assertVersionsStay(ring, () -> assertSame(OfferResult.CLOSED, ring.offer(-1)));
    }

    private static void assertVersionsStay(Ring<?> ring, Runnable operation) {
        final long tail = ring.tailVersion();
        final long head = ring.headVersion();
        operation.run();
        assertEquals(tail, ring.tailVersion());
        assertEquals(head, ring.headVersion());
    }
}
