package io.fairway.ring;

import org.jspecify.annotations.Nullable;

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
     * Lamport's queue, each side remembering what it last saw of the other, with one CAS a side.
     * Nobody but a closer or the gate's holder contends for it, so it succeeds at once; it is there to be refused by
     * CLOSED and GATE. The producer writes the slot first and CASes the tail second: what is below
     * the tail is filled, and the consumer needs to look at no slot to know it. That is sound
     * because nobody else adds: offerGated counts as the producer's, too.
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
        final long t = tailAcquire(); // pairs with the gate holder's writes to the tail
        if (Cursor.flags(t) != 0) {
            return refusal(t);
        }
        // limit, plain: only the one producer reads and writes it.
        if (limit - t <= 0 && !raiseLimit(t)) {
            return OfferResult.FULL;
        }
        final int i = index(t);
        slots[i] = element; // plain: published by the CAS
        if (casTail(t, next(t))) { // pairs with the acquire of the tail in poll
            return OfferResult.ADDED;
        }
        slots[i] = null; // plain: nobody looks at a slot beyond the tail
        return refusal(tailVolatile());
    }

    @Override
    public @Nullable E poll() {
        final long h = headAcquire(); // pairs with the gate holder's writes to head
        if (Cursor.flags(h) != 0) {
            return null;
        }
        // tailCache, plain: only the one consumer reads and writes it.
        if (tailCache - h <= 0) {
            tailCache = Cursor.position(tailVolatile()); // pairs with the producer's CAS
            if (tailCache - h <= 0) {
                return null;
            }
        }
        return casHead(h, next(h)) ? takeClaimed(h) : null;
    }
}
