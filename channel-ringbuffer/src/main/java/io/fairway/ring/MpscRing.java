package io.fairway.ring;

import org.jspecify.annotations.Nullable;

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
     * A producer CASes the tail to claim a position below the limit, then writes the slot. The
     * consumer takes what it finds in the slot; a null slot below the tail is one that its producer
     * has claimed and is about to write, and is waited for.
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

    @Override
    public @Nullable E poll() {
        final long h = headAcquire(); // pairs with the gate holder's writes to head
        if (Cursor.flags(h) != 0) {
            return null;
        }
        for (int round = 0; SLOT.getAcquire(slots, index(h)) == null; round++) { // pairs with offer
            if (Cursor.position(tailVolatile()) == h || headVolatile() != h) {
                return null; // empty, or the gate was shut and its holder may have taken the
                // element
            }
            Spin.pause(round); // the producer is between its claim and its write
        }
        return casHead(h, next(h)) ? takeClaimed(h) : null;
    }
}
