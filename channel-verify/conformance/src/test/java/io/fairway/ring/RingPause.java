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
        final long tail = ring.tailVolatile();
        if (!ring.casTail(tail, ring.next(tail))) {
            throw new AssertionError("somebody else uses " + ring);
        }
        return new RingPause<>(ring, tail);
    }

    /** The first step of a receive. */
    public static <E> RingPause<E> claimToReceive(Ring<E> ring) {
        final long head = ring.headVolatile();
        if (!ring.casHead(head, ring.next(head))) {
            throw new AssertionError("somebody else uses " + ring);
        }
        return new RingPause<>(ring, head);
    }

    /** The second step of a send. */
    public void write(E element) {
        final int i = ring.index(position);
        if (ring instanceof MpmcRing) {
            ring.slots[i] = element;
            STAMP.setRelease(ring.stamps, i, position | Cursor.READY);
        } else {
            Ring.SLOT.setRelease(ring.slots, i, element);
        }
    }

    /** The second step of a receive. */
    public E clear() {
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
