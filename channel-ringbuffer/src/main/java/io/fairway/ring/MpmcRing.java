package io.fairway.ring;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * A ring for many producers and many consumers.
 *
 * @param <E> the type of the elements
 */
public final class MpmcRing<E> extends CursorRing<E> {
    /*
     * Vyukov's bounded queue with positions instead of counters (as in crossbeam's array flavour).
     * Each slot has a stamp that says whose turn it is:
     *
     *   stamp == p           slot is free for the producer that claims position p
     *   stamp == p | READY   the element of position p is in the slot
     *   stamp == p + lap     taken; free for the next lap
     *
     * A producer CASes the tail from p to its successor, writes the slot, sets the stamp READY. A
     * consumer CASes head past p, reads and clears the slot, sets the stamp to p + lap. Between
     * claim and stamp the claimer alone touches the slot, so slots are accessed plainly.
     */
    private static final VarHandle STAMP = MethodHandles.arrayElementVarHandle(long[].class);

    /**
     * A ring of exactly this capacity.
     *
     * @param capacity the number of elements it can hold, 1..{@value Ring#MAX_CAPACITY}
     * @throws IllegalArgumentException if the capacity is out of range
     */
    public MpmcRing(int capacity) {
        this(capacity, 0);
    }

    /** A ring that starts as if it had gone round so often, for tests of the wrap-around. */
    MpmcRing(int capacity, long laps) {
        super(capacity, true, laps);
        long position = Cursor.position(tail);
        for (int i = 0; i < capacity; i++) {
            stamps[i] = position; // plain: published with the ring
            position = next(position);
        }
    }

    @Override
    public OfferResult offer(E element) {
        checkElement(element);
        for (int round = 0; ; round++) {
            final long t =
                    tailAcquire(); // pairs with the gate holder's writes; the CAS confirms it
            if (Cursor.flags(t) != 0) {
                return refusal(t);
            }
            final int i = index(t);
            if (stampAcquire(i) == t) { // pairs with the release of the consumer that cleared it
                if (casTail(t, next(t))) {
                    slots[i] = element; // plain: published by the stamp
                    stampRelease(i, t | Cursor.READY); // pairs with the acquire in poll
                    return OfferResult.ADDED;
                }
            } else if (isFullAt(t)) {
                return OfferResult.FULL;
            }
            Spin.pause(round); // lost the CAS, or the consumer is between its claim and its stamp
        }
    }

    @Override
    public @Nullable E poll() {
        for (int round = 0; ; round++) {
            final long h =
                    headAcquire(); // pairs with the gate holder's writes; the CAS confirms it
            if (Cursor.flags(h) != 0) {
                return null;
            }
            final int i = index(h);
            if (stampAcquire(i) == (h | Cursor.READY)) { // pairs with the release in offer
                if (casHead(h, next(h))) {
                    return take(i, h);
                }
            } else if (Cursor.position(tailVolatile()) == h) {
                return null; // tail >= head >= h: empty when the tail was read
            }
            Spin.pause(round); // lost the CAS, or the producer is between its claim and its stamp
        }
    }

    @Override
    public boolean offerGated(E element) {
        checkElement(element);
        final long t = claimGated();
        if (t == NO_ROOM) {
            return false;
        }
        final int i = index(t);
        for (int round = 0;
                stampAcquire(i) != t;
                round++) { // a consumer claimed it before the gate
            Spin.pause(round);
        }
        slots[i] = element; // plain: published by the stamp
        stampRelease(i, t | Cursor.READY); // pairs with the acquire in poll
        return true;
    }

    @Override
    public @Nullable E pollGated() {
        final long word = headVolatile();
        final long h = Cursor.position(word);
        if (Cursor.position(tailVolatile()) == h) {
            return null;
        }
        final int i = index(h);
        for (int round = 0;
                stampAcquire(i) != (h | Cursor.READY);
                round++) { // pairs with a producer that claimed it
            Spin.pause(round);
        }
        final E element = take(i, h);
        headVolatile(next(h) | Cursor.flags(word)); // pairs with the acquire in poll
        return element;
    }

    private E take(int i, long position) {
        final Object element = slots[i]; // plain: the stamp's acquire came before
        slots[i] = null; // plain: published by the stamp
        stampRelease(i, position + lap); // pairs with the acquire in offer
        return cast(element);
    }

    private long stampAcquire(int i) {
        return (long) STAMP.getAcquire(stamps, i);
    }

    private void stampRelease(int i, long stamp) {
        STAMP.setRelease(stamps, i, stamp);
    }

    @Override
    void checkShape(long headPosition, long tailPosition) {
        long position = headPosition;
        for (int n = 0; n < stamps.length; n++) {
            final long expected =
                    slots[index(position)] != null ? position | Cursor.READY : position;
            require(stamps[index(position)] == expected, "stamp of element " + n);
            position = next(position);
        }
    }
}
