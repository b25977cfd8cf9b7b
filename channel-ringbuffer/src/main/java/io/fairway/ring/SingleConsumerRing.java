package io.fairway.ring;

import org.jspecify.annotations.Nullable;

/**
 * What the single-consumer rings share: a taken position behind head instead of stamps.
 *
 * @param <E> the type of the elements
 */
abstract class SingleConsumerRing<E> extends CursorRing<E> {
    /*
     * The consumer CASes head past a position, which claims it against the holder of the gate, then
     * clears the slot, then moves taken up to head. Producers take room from taken, so that a slot
     * is never filled before it is cleared. Only between claim and clearing is taken behind head:
     *   I5  taken is head; or one position behind it while the consumer is between its two steps, or
     *       before it while the holder of the gate is, who clears first and moves head then.
     *   I6  limit <= taken + lap. Stale is harmless: who reaches it looks at taken.
     * A null slot between head and tail is one that a producer has claimed and is about to write.
     */

    SingleConsumerRing(int capacity, long laps) {
        super(capacity, false, laps);
    }

    @Override
    public final @Nullable E poll() {
        final long h = headAcquire(); // pairs with the gate holder's writes to head
        if (Cursor.flags(h) != 0) {
            return null;
        }
        // The slot before the tail: while there are elements, the consumer looks at no line that
        // producers contend for but those of the slots. The acquire pairs with the release in
        // offer.
        for (int round = 0; SLOT.getAcquire(slots, index(h)) == null; round++) {
            if (Cursor.position(tailVolatile()) == h || headVolatile() != h) {
                return null; // empty, or the gate was shut and its holder may have taken it
            }
            Spin.pause(round); // the producer is between its claim and its write
        }
        return casHead(h, next(h)) ? takeClaimed(h) : null;
    }

    /** Takes the element of position {@code h}, which the consumer has just claimed. */
    final E takeClaimed(long h) {
        final int i = index(h);
        final Object element = slots[i]; // plain: the acquire that showed it came before
        slots[i] = null; // plain: published by taken
        TAKEN.setRelease(this, next(h)); // pairs with takenAcquire by who needs the room
        return cast(element);
    }

    final long takenAcquire() {
        return (long) TAKEN.getAcquire(this);
    }

    /**
     * Looks for room at tail position {@code t} beyond the known limit.
     *
     * @return false if the ring was full with its tail at {@code t}; true if there is room, or if
     *     {@code t} is out of date, which the caller's CAS of the tail will tell
     */
    final boolean raiseLimit(long t) {
        for (int round = 0; ; round++) {
            final long newLimit = takenAcquire() + lap; // pairs with the release in takeClaimed
            if (newLimit - t > 0) {
                // Release, for a producer that acquires this limit and then fills a slot whose
                // clearing only this thread has seen. It may overwrite a later limit: harmless.
                LIMIT.setRelease(this, newLimit);
                return true;
            }
            if (isFullAt(t)) {
                return false;
            }
            if (Cursor.position(tailVolatile()) != t) {
                return true;
            }
            Spin.pause(round); // the consumer is between its claim and clearing the slot
        }
    }

    @Override
    public final boolean offerGated(E element) {
        checkElement(element);
        final long t = claimGated();
        if (t == NO_ROOM) {
            return false;
        }
        for (int round = 0; takenAcquire() + lap - t <= 0; round++) { // pairs with takeClaimed
            Spin.pause(round);
        }
        SLOT.setRelease(slots, index(t), element); // pairs with the acquire of the slot in a poll
        return true;
    }

    @Override
    public final @Nullable E pollGated() {
        final long word = headVolatile();
        final long h = Cursor.position(word);
        if (Cursor.position(tailVolatile()) == h) {
            return null;
        }
        for (int round = 0;
                takenAcquire() != h;
                round++) { // pairs with takeClaimed: the consumer is between its steps
            Spin.pause(round);
        }
        for (int round = 0;
                SLOT.getAcquire(slots, index(h)) == null;
                round++) { // pairs with a producer that claimed it
            Spin.pause(round);
        }
        final E element = takeClaimed(h);
        headVolatile(next(h) | Cursor.flags(word)); // pairs with the acquire of head in poll
        return element;
    }

    @Override
    final void checkShape(long headPosition, long tailPosition) {
        require(taken == headPosition, "I5: taken");
        require(taken + lap - limit >= 0, "I6: limit");
    }
}
