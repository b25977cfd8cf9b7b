package io.fairway.ring;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** The single steps of the rings' operations, to stand still between two of them. */
final class Steps {
    private static final VarHandle STAMP = MethodHandles.arrayElementVarHandle(long[].class);

    private Steps() {}

    /** The first step of an offer: returns the position claimed. */
    static long claimTail(Ring<?> any) {
        if (any instanceof SingleSlotRing) {
            return endTurn((SingleSlotRing<?>) any);
        }
        final CursorRing<?> ring = (CursorRing<?>) any;
        final long position = ring.tailVolatile();
        if (!ring.casTail(position, ring.next(position))) {
            throw new AssertionError("somebody else uses " + ring);
        }
        return position;
    }

    /** The other step of an offer. */
    static <E> void fill(Ring<E> any, long position, E element) {
        if (any instanceof SingleSlotRing) {
            SingleSlotRing.SLOT.setRelease((SingleSlotRing<E>) any, element);
            return;
        }
        final CursorRing<E> ring = (CursorRing<E>) any;
        final int i = ring.index(position);
        if (ring instanceof MpmcRing) {
            ring.slots[i] = element;
            STAMP.setRelease(ring.stamps, i, position | Cursor.READY);
        } else {
            CursorRing.SLOT.setRelease(ring.slots, i, element);
        }
    }

    /** The first step of a poll: returns the position claimed. */
    static long claimHead(Ring<?> any) {
        if (any instanceof SingleSlotRing) {
            return endTurn((SingleSlotRing<?>) any);
        }
        final CursorRing<?> ring = (CursorRing<?>) any;
        final long position = ring.headVolatile();
        if (!ring.casHead(position, ring.next(position))) {
            throw new AssertionError("somebody else uses " + ring);
        }
        return position;
    }

    /** The other step of a poll. */
    static <E> E clear(Ring<E> any, long position) {
        if (any instanceof SingleSlotRing) {
            final SingleSlotRing<E> ring = (SingleSlotRing<E>) any;
            return ring.cast(SingleSlotRing.SLOT.getAndSet(ring, null));
        }
        if (any instanceof SingleConsumerRing) {
            return ((SingleConsumerRing<E>) any).takeClaimed(position);
        }
        final CursorRing<E> ring = (CursorRing<E>) any;
        final int i = ring.index(position);
        final E element = ring.cast(ring.slots[i]);
        ring.slots[i] = null;
        STAMP.setRelease(ring.stamps, i, position + ring.lap);
        return element;
    }

    private static long endTurn(SingleSlotRing<?> ring) {
        final long turn = ring.turn;
        if (!SingleSlotRing.TURN.compareAndSet(ring, turn, turn + Cursor.STEP)) {
            throw new AssertionError("somebody else uses " + ring);
        }
        return turn;
    }
}
