package io.fairway.ring;

/**
 * A ring for many producers and one consumer.
 *
 * <p>At most one thread at a time may poll. Offers, close, the state queries and the gate are for
 * any thread.
 *
 * @param <E> the type of the elements
 */
public final class MpscRing<E> extends SingleConsumerRing<E> {
    /*
     * A producer CASes the tail to claim a position below the limit, then writes the slot. What it
     * competes for is the tail; the limit it shares with the other producers.
     */

    /**
     * A ring of exactly this capacity.
     *
     * @param capacity the number of elements it can hold, 1..{@value Ring#MAX_CAPACITY}
     * @throws IllegalArgumentException if the capacity is out of range
     */
    public MpscRing(int capacity) {
        this(capacity, 0);
    }

    /** A ring that starts as if it had gone round so often, for tests of the wrap-around. */
    MpscRing(int capacity, long laps) {
        super(capacity, laps);
    }

    @Override
    public OfferResult offer(E element) {
        checkElement(element);
        for (int round = 0; ; round++) {
            final long t = tailAcquire(); // pairs with other producers' CAS; ours confirms it
            if (Cursor.flags(t) != 0) {
                return refusal(t);
            }
            // The limit's acquire pairs with the release by the producer that raised it.
            if ((long) LIMIT.getAcquire(this) - t <= 0 && !raiseLimit(t)) {
                return OfferResult.FULL;
            }
            if (casTail(t, next(t))) {
                SLOT.setRelease(slots, index(t), element); // pairs with the acquire in poll
                return OfferResult.ADDED;
            }
            Spin.pause(round); // another producer, a closer or a gate's holder moved the tail
        }
    }
}
