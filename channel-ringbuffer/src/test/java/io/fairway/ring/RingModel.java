package io.fairway.ring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.ArrayDeque;
import java.util.Deque;

/** A ring, and what it should be: a deque with a capacity and two flags. */
final class RingModel {
    private final RingCase ringCase;
    private final Ring<Integer> ring;
    private final Deque<Integer> expected = new ArrayDeque<>();
    private boolean closed;
    private boolean gated;
    private int offers;

    RingModel(RingCase ringCase) {
        this.ringCase = ringCase;
        this.ring = ringCase.create();
    }

    boolean isGated() {
        return gated;
    }

    void offer() {
        final Integer element = offers++;
        final OfferResult result;
        if (closed) {
            result = OfferResult.CLOSED;
        } else if (gated) {
            result = OfferResult.GATED;
        } else if (expected.size() == ringCase.capacity()) {
            result = OfferResult.FULL;
        } else {
            result = OfferResult.ADDED;
            expected.addLast(element);
        }
        assertSame(result, ring.offer(element));
    }

    void poll() {
        assertEquals(gated ? null : expected.pollFirst(), ring.poll());
    }

    void offerGated() {
        final Integer element = offers++;
        final boolean room = !closed && expected.size() < ringCase.capacity();
        if (room) {
            expected.addLast(element);
        }
        assertEquals(room, ring.offerGated(element));
    }

    void pollGated() {
        assertEquals(expected.pollFirst(), ring.pollGated());
    }

    void shutGate() {
        gated = true;
        ring.shutGate();
    }

    void openGate() {
        gated = false;
        ring.openGate();
    }

    void close() {
        assertEquals(!closed, ring.close());
        closed = true;
    }

    /** Everything that can be asked has the answer that it should have. */
    void check() {
        ring.checkInvariants();
        assertEquals(expected.size(), ring.size());
        assertEquals(expected.isEmpty(), ring.isEmpty());
        assertEquals(expected.size() == ringCase.capacity(), ring.isFull());
        assertEquals(closed, ring.isClosed());
        assertEquals(closed && expected.isEmpty(), ring.isDrained());
        assertEquals(gated, ring.isGated());
        assertEquals(ringCase.capacity(), ring.capacity());
    }

    @Override
    public String toString() {
        return ringCase + " " + expected + (closed ? " closed" : "") + (gated ? " gated" : "");
    }
}
