package io.fairway.ring;

/**
 * A ring for one producer and one consumer: the cheapest.
 *
 * <p>At most one thread at a time may offer, and at most one poll. Close, the state queries and the
 * gate are for any thread.
 *
 * @param <E> the type of the elements
 */
public final class SpscRing<E> extends SingleConsumerRing<E> {
    /*
     * As in MpscRing, but with nobody to compete with: the CAS of the tail succeeds at once unless
     * the ring was closed, or its gate shut, since the tail was read; and the limit is the
     * producer's own.
     */

    /**
     * A ring of exactly this capacity.
     *
     * @param capacity the number of elements it can hold, 1..{@value Ring#MAX_CAPACITY}
     * @throws IllegalArgumentException if the capacity is out of range
     */
    public SpscRing(int capacity) {
        this(capacity, 0);
    }

    /** A ring that starts as if it had gone round so often, for tests of the wrap-around. */
    SpscRing(int capacity, long laps) {
        super(capacity, laps);
    }

    @Override
    public OfferResult offer(E element) {
        checkElement(element);
        for (; ; ) {
            final long t = tailAcquire(); // pairs with the gate holder's writes to the tail
            if (Cursor.flags(t) != 0) {
                return refusal(t);
            }
            // limit, plain: only the one producer reads and writes it.
            if (limit - t <= 0 && !raiseLimit(t)) {
                return OfferResult.FULL;
            }
            if (casTail(t, next(t))) {
                SLOT.setRelease(slots, index(t), element); // pairs with the acquire in poll
                return OfferResult.ADDED;
            }
        }
    }
}
