package io.fairway.ring;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** The single steps of the rings' operations, to stand still between two of them. */
final class Steps {
    private static final VarHandle STAMP = MethodHandles.arrayElementVarHandle(long[].class);

    private Steps() {}

    /** The first step of an offer: returns the position claimed. */
    static long claimTail(Ring<?> ring) {
        final long position = ring.tailVolatile();
        if (!ring.casTail(position, ring.next(position))) {
            throw new AssertionError("somebody else uses " + ring);
        }
        return position;
    }

    /** The other step of an offer. */
    static <E> void fill(Ring<E> ring, long position, E element) {
        final int i = ring.index(position);
        if (ring instanceof MpmcRing) {
            ring.slots[i] = element;
            STAMP.setRelease(ring.stamps, i, position | Cursor.READY);
        } else {
            Ring.SLOT.setRelease(ring.slots, i, element);
        }
    }

    /** The first step of a poll: returns the position claimed. */
    static long claimHead(Ring<?> ring) {
        final long position = ring.headVolatile();
        if (!ring.casHead(position, ring.next(position))) {
            throw new AssertionError("somebody else uses " + ring);
        }
        return position;
    }

    /** The other step of a poll. */
    static <E> E clear(Ring<E> ring, long position) {
        if (ring instanceof SingleConsumerRing) {
            return ((SingleConsumerRing<E>) ring).takeClaimed(position);
        }
        final int i = ring.index(position);
        final E element = ring.cast(ring.slots[i]);
        ring.slots[i] = null;
        STAMP.setRelease(ring.stamps, i, position + ring.lap);
        return element;
    }
}
