package io.fairway.ring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fairway.testing.Actor;
import io.fairway.testing.Actors;
import io.fairway.testing.ThreadKind;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What others see of an operation that stands still between its two steps. Some of them have to
 * wait for the second: that they do is only seen when they do not, as nobody can tell for sure from
 * outside that a thread spins; what they return in the end is sure.
 */
class RingStepsTest {
    @RegisterExtension final RingMaker rings = new RingMaker();

    static Stream<RingCase> cases() {
        return RingCase.all(1, 2, 3, 64);
    }

    static Stream<RingCase> singleConsumerCases() {
        return cases().filter(each -> each.kind() == RingKind.SPSC || each.kind() == RingKind.MPSC);
    }

    private static <T> Actor<T> startWaiting(Actors actors, String name, Callable<T> operation) {
        final Actor<T> actor = actors.start(name, operation);
        for (int i = 0; i < 300; i++) {
            assertFalse(actor.isDone(), () -> name + " did not wait: " + actor.result());
            Thread.yield();
        }
        return actor;
    }

    private Ring<Integer> filled(RingCase ringCase, int level) {
        final Ring<Integer> ring = rings.make(ringCase);
        for (int i = 0; i < level; i++) {
            assertSame(OfferResult.ADDED, ring.offer(i));
        }
        return ring;
    }

    @ParameterizedTest
    @MethodSource("cases")
    @DisplayName("B24 a poll waits for the element of a producer that has claimed its place")
    void pollWaitsForTheElement(RingCase ringCase) {
        final Ring<Integer> ring = rings.make(ringCase);
        try (Actors actors = new Actors(ThreadKind.PLATFORM).watch(ring)) {
            final long position = Steps.claimTail(ring);
            assertEquals(1, ring.size());
            assertFalse(ring.isEmpty());
            final Actor<Integer> poll = startWaiting(actors, "poll", ring::poll);
            Steps.fill(ring, position, 7);
            assertEquals(7, poll.result());
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    @DisplayName("B24 a poll does not pass by a claimed place to take a later element")
    void pollKeepsToTheOrderOfClaims(RingCase ringCase) {
        if (ringCase.capacity() == 1 || !ringCase.kind().manyProducers()) {
            return; // has no later element
        }
        final Ring<Integer> ring = rings.make(ringCase);
        try (Actors actors = new Actors(ThreadKind.PLATFORM).watch(ring)) {
            final long position = Steps.claimTail(ring);
            assertSame(OfferResult.ADDED, ring.offer(8)); // nor does an offer wait for it
            final Actor<Integer> poll = startWaiting(actors, "poll", ring::poll);
            Steps.fill(ring, position, 7);
            assertEquals(7, poll.result());
            assertEquals(8, ring.poll());
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    @DisplayName(
            "S25 what was claimed before the close comes out, and the ring is not drained before")
    void claimBeforeCloseCounts(RingCase ringCase) {
        final Ring<Integer> ring = rings.make(ringCase);
        try (Actors actors = new Actors(ThreadKind.PLATFORM).watch(ring)) {
            final long position = Steps.claimTail(ring);
            ring.close();
            assertFalse(ring.isDrained());
            final Actor<Integer> poll = startWaiting(actors, "poll", ring::poll);
            Steps.fill(ring, position, 7);
            assertEquals(7, poll.result());
            assertTrue(ring.isDrained());
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    @DisplayName(
            "pollGated waits for the element of a producer that claimed its place before the gate")
    void pollGatedWaitsForTheElement(RingCase ringCase) {
        final Ring<Integer> ring = rings.make(ringCase);
        try (Actors actors = new Actors(ThreadKind.PLATFORM).watch(ring)) {
            final long position = Steps.claimTail(ring);
            ring.shutGate();
            final Actor<Integer> poll = startWaiting(actors, "pollGated", ring::pollGated);
            Steps.fill(ring, position, 7);
            assertEquals(7, poll.result());
            ring.openGate();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    @DisplayName(
            "a poll that waits for an element gives up when the gate's holder takes that element")
    void pollGivesUpWhatTheHolderTook(RingCase ringCase) {
        final Ring<Integer> ring = rings.make(ringCase);
        try (Actors actors = new Actors(ThreadKind.PLATFORM).watch(ring)) {
            final long position = Steps.claimTail(ring);
            final Actor<Integer> poll = startWaiting(actors, "poll", ring::poll);
            ring.shutGate();
            assertNull(poll.result()); // as it looks at head, too
            Steps.fill(ring, position, 7);
            assertEquals(7, ring.pollGated());
            ring.openGate();
            assertNull(ring.poll());
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    @DisplayName("an offer waits for a slot whose element is being taken: the ring is not full")
    void offerWaitsForTheSlot(RingCase ringCase) {
        final int capacity = ringCase.capacity();
        final Ring<Integer> ring = filled(ringCase, capacity);
        try (Actors actors = new Actors(ThreadKind.PLATFORM).watch(ring)) {
            final long position = Steps.claimHead(ring);
            assertEquals(capacity - 1, ring.size());
            assertFalse(ring.isFull());
            final Actor<OfferResult> offer =
                    startWaiting(actors, "offer", () -> ring.offer(capacity));
            assertEquals(0, Steps.clear(ring, position));
            assertSame(OfferResult.ADDED, offer.result());
        }
        for (int i = 1; i <= capacity; i++) {
            assertEquals(i, ring.poll());
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    @DisplayName(
            "an offer that waits for a slot gives up when the ring is closed, or the gate shut")
    void offerGivesUpWaitingForTheSlot(RingCase ringCase) {
        for (OfferResult verdict : new OfferResult[] {OfferResult.CLOSED, OfferResult.GATED}) {
            final Ring<Integer> ring = filled(ringCase, ringCase.capacity());
            try (Actors actors = new Actors(ThreadKind.PLATFORM).watch(ring)) {
                final long position = Steps.claimHead(ring);
                final Actor<OfferResult> offer = startWaiting(actors, "offer", () -> ring.offer(9));
                if (verdict == OfferResult.CLOSED) {
                    ring.close();
                } else {
                    ring.shutGate();
                }
                assertEquals(0, Steps.clear(ring, position));
                assertSame(verdict, offer.result());
                assertEquals(ringCase.capacity() - 1, ring.size());
                ring.checkInvariants(); // the offer left nothing in the slot
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    @DisplayName("offerGated waits for a slot whose element was claimed before the gate")
    void offerGatedWaitsForTheSlot(RingCase ringCase) {
        final int capacity = ringCase.capacity();
        final Ring<Integer> ring = filled(ringCase, capacity);
        try (Actors actors = new Actors(ThreadKind.PLATFORM).watch(ring)) {
            final long position = Steps.claimHead(ring);
            ring.shutGate();
            final Actor<Boolean> offer =
                    startWaiting(actors, "offerGated", () -> ring.offerGated(capacity));
            assertEquals(0, Steps.clear(ring, position));
            assertTrue(offer.result());
            assertTrue(ring.isFull());
            for (int i = 1; i <= capacity; i++) {
                assertEquals(i, ring.pollGated());
            }
            ring.openGate();
        }
    }

    @ParameterizedTest
    @MethodSource("singleConsumerCases")
    @DisplayName("pollGated waits for a consumer in the midst of taking the element before")
    void pollGatedWaitsForTheConsumer(RingCase ringCase) {
        if (ringCase.capacity() == 1) {
            return; // has no second element
        }
        final Ring<Integer> ring = filled(ringCase, 2);
        try (Actors actors = new Actors(ThreadKind.PLATFORM).watch(ring)) {
            final long position = Steps.claimHead(ring);
            ring.shutGate();
            final Actor<Integer> poll = startWaiting(actors, "pollGated", ring::pollGated);
            assertEquals(0, Steps.clear(ring, position));
            assertEquals(1, poll.result());
            assertNull(ring.pollGated());
            ring.openGate();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    @DisplayName("an offer or poll goes past another thread's operation that does not concern it")
    void othersGoOn(RingCase ringCase) {
        if (ringCase.capacity() < 3) {
            return; // has no slot that is nobody's business
        }
        final Ring<Integer> ring = filled(ringCase, 2);
        final long position = Steps.claimHead(ring);
        assertSame(OfferResult.ADDED, ring.offer(2));
        if (ringCase.kind() == RingKind.MPMC) {
            assertEquals(1, ring.poll()); // by another consumer
            assertEquals(0, Steps.clear(ring, position));
        } else {
            assertEquals(0, Steps.clear(ring, position));
            assertEquals(1, ring.poll());
        }
        assertEquals(2, ring.poll());
        assertTrue(ring.isEmpty());
    }
}
