package io.fairway.ring;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * A send or a receive that stands still between its two steps: it has claimed its place in the
 * ring, and not yet written or cleared the slot.
 */
public final class RingPause<E> {
    private static final VarHandle STAMP = MethodHandles.arrayElementVarHandle(long[].class);

    private final Ring<E> ring;
    private final long position;

    private RingPause(Ring<E> ring, long position) {
        this.ring = ring;
        this.position = position;
    }

    /** The first step of a send. */
    public static <E> RingPause<E> claimToSend(Ring<E> ring) {
        if (ring instanceof SingleSlotRing) {
            return endTurn((SingleSlotRing<E>) ring);
        }
        final CursorRing<E> cursors = (CursorRing<E>) ring;
        final long tail = cursors.tailVolatile();
        requireAlone(cursors.casTail(tail, cursors.next(tail)), ring);
        return new RingPause<>(ring, tail);
    }

    /** The first step of a receive. */
    public static <E> RingPause<E> claimToReceive(Ring<E> ring) {
        if (ring instanceof SingleSlotRing) {
            return endTurn((SingleSlotRing<E>) ring);
        }
        final CursorRing<E> cursors = (CursorRing<E>) ring;
        final long head = cursors.headVolatile();
        requireAlone(cursors.casHead(head, cursors.next(head)), ring);
        return new RingPause<>(ring, head);
    }

    private static <E> RingPause<E> endTurn(SingleSlotRing<E> ring) {
        final long turn = ring.turn;
        requireAlone(SingleSlotRing.TURN.compareAndSet(ring, turn, turn + Cursor.STEP), ring);
        return new RingPause<>(ring, turn);
    }

    private static void requireAlone(boolean claimed, Ring<?> ring) {
        if (!claimed) {
            throw new AssertionError("somebody else uses " + ring);
        }
    }

    /** The second step of a send. */
    public void write(E element) {
        if (ring instanceof SingleSlotRing) {
            SingleSlotRing.SLOT.setRelease((SingleSlotRing<E>) ring, element);
            return;
        }
        final CursorRing<E> cursors = (CursorRing<E>) ring;
        final int i = cursors.index(position);
        if (ring instanceof MpmcRing) {
            cursors.slots[i] = element;
            STAMP.setRelease(cursors.stamps, i, position | Cursor.READY);
        } else {
            CursorRing.SLOT.setRelease(cursors.slots, i, element);
        }
    }

    /** The second step of a receive. */
    public E clear() {
        if (ring instanceof SingleSlotRing) {
            return ring.cast(SingleSlotRing.SLOT.getAndSet((SingleSlotRing<E>) ring, null));
        }
        if (ring instanceof SingleConsumerRing) {
            return ((SingleConsumerRing<E>) ring).takeClaimed(position);
        }
        final CursorRing<E> cursors = (CursorRing<E>) ring;
        final int i = cursors.index(position);
        final E element = cursors.cast(cursors.slots[i]);
        cursors.slots[i] = null;
        STAMP.setRelease(cursors.stamps, i, position + cursors.lap);
        return element;
    }
}
