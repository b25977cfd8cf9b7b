package io.fairway.ring;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The check that stands behind most tests finds what it is there to find. */
class RingInvariantsTest {

    static Stream<RingCase> cases() {
        return RingCase.all(3, 4, 64).filter(each -> each.kind() != RingKind.SINGLE_SLOT);
    }

    static Stream<RingCase> singleConsumerCases() {
        return cases().filter(each -> each.kind() != RingKind.MPMC);
    }

    static Stream<RingCase> stampedCases() {
        return cases().filter(each -> each.kind() == RingKind.MPMC);
    }

    @ParameterizedTest
    @MethodSource("cases")
    @DisplayName("finds a head beyond the tail")
    void findsHeadBeyondTail(RingCase ringCase) {
        assertFound("I1", ringCase, ring -> ring.head = ring.tail + ring.lap);
    }

    @ParameterizedTest
    @MethodSource("cases")
    @DisplayName("finds more elements than the capacity")
    void findsTooManyElements(RingCase ringCase) {
        assertFound("I1", ringCase, ring -> ring.tail = ring.next(ring.head + ring.lap));
    }

    @ParameterizedTest
    @MethodSource("cases")
    @DisplayName("finds a slot without its element")
    void findsMissingElement(RingCase ringCase) {
        assertFound("I4", ringCase, ring -> ring.slots[ring.index(ring.head)] = null);
    }

    @ParameterizedTest
    @MethodSource("cases")
    @DisplayName("finds an element that was left behind in its slot")
    void findsElementLeftBehind(RingCase ringCase) {
        assertFound("I4", ringCase, ring -> ring.slots[ring.index(ring.tail)] = "left");
    }

    @ParameterizedTest
    @MethodSource("singleConsumerCases")
    @DisplayName("finds a taken position that is not head")
    void findsTakenBehind(RingCase ringCase) {
        assertFound("I5", ringCase, ring -> ring.taken -= ring.lap);
        assertFound("I5", ringCase, ring -> ring.taken = ring.next(ring.taken));
    }

    @ParameterizedTest
    @MethodSource("singleConsumerCases")
    @DisplayName("finds a limit that would let producers overwrite")
    void findsLimitTooHigh(RingCase ringCase) {
        assertFound("I6", ringCase, ring -> ring.limit = ring.next(ring.head + ring.lap));
    }

    @ParameterizedTest
    @MethodSource("stampedCases")
    @DisplayName("finds a stamp that belongs to another state of the slot, or to another lap")
    void findsWrongStamp(RingCase ringCase) {
        final String stamp = "stamp of element ";
        assertFound(stamp + 0, ringCase, r -> r.stamps[r.index(r.head)] &= ~Cursor.READY);
        assertFound(stamp + 1, ringCase, r -> r.stamps[r.index(r.tail)] |= Cursor.READY);
        assertFound(stamp + 0, ringCase, r -> r.stamps[r.index(r.head)] += r.lap);
        assertFound(stamp + 1, ringCase, r -> r.stamps[r.index(r.tail)] -= r.lap);
    }

    @Test
    @DisplayName("finds a single slot that does not fit its turn")
    void findsSlotOutOfTurn() {
        final SingleSlotRing<Object> ring = new SingleSlotRing<>();
        ring.slot = "left";
        assertThrows(IllegalStateException.class, ring::checkInvariants);
        ring.slot = null;
        ring.checkInvariants();
        ring.offer("there");
        ring.slot = null;
        final String message =
                assertThrows(IllegalStateException.class, ring::checkInvariants).getMessage();
        assertTrue(message.startsWith("S1"), message);
    }

    /** Breaks a ring that holds one element, and is sound before. */
    private static void assertFound(
            String invariant, RingCase ringCase, Consumer<CursorRing<Object>> corruption) {
        final CursorRing<Object> ring = (CursorRing<Object>) ringCase.<Object>create();
        ring.offer("gone");
        ring.poll();
        ring.offer("there");
        ring.checkInvariants();
        corruption.accept(ring);
        final String message =
                assertThrows(IllegalStateException.class, ring::checkInvariants).getMessage();
        assertTrue(message.startsWith(invariant), message);
        assertTrue(message.contains(ring.getClass().getSimpleName()), message);
    }
}
