package io.fairway.channel;

import org.jspecify.annotations.Nullable;

/** The bytes of a frame channel, shared out among its frames. For the one thread that claims. */
final class FrameSpace {
    /*
     * Positions count bytes for ever; modulo the capacity they are offsets in the buffer. The bytes from
     * head to tail are in use. They are made up of the extents of the frames that were claimed, oldest
     * first, each with the padding before it: a frame that does not fit before the end of the buffer
     * begins at its start. They become free in that order, so a frame that is back early waits for the
     * older ones. When none is in use, head and tail go back to the start, so that even a frame as
     * long as the buffer fits then.
     *  F1  0 <= tail - head <= capacity, and both are multiples of the alignment.
     *  F2  spare frames + frames in use = all frames.
     *  F3  The oldest frame in use is not back.
     */
    static final int ALIGNMENT = 8;

    private final int capacity;
    private long head;
    private long tail;

    private final Frame[] spare;
    private int spares;

    /** A ring of the frames in use, oldest first. */
    private final Frame[] used;

    private int oldest;
    private int uses;

    FrameSpace(int capacity, int frames) {
        this.capacity = capacity;
        this.spare = new Frame[frames];
        this.used = new Frame[frames];
    }

    /** Adds a frame that was never in use. */
    void add(Frame frame) {
        spare[spares++] = frame;
    }

    /** A frame of this length, or null if there is no room for it now. */
    @Nullable Frame take(int length) {
        final int size = Math.max(ALIGNMENT, length + ALIGNMENT - 1 & -ALIGNMENT);
        final int offset = (int) (tail % capacity);
        final int padding = offset + size <= capacity ? 0 : capacity - offset;
        final long end = tail + padding + size;
        if (spares == 0 || end - head > capacity) {
            return null;
        }
        final Frame frame = spare[--spares];
        used[(oldest + uses) % used.length] = frame;
        uses++;
        frame.end = end;
        frame.place(padding == 0 ? offset : 0, length);
        tail = end;
        return frame;
    }

    /** Takes back a frame, and frees its bytes and those of the following as far as possible. */
    void giveBack(Frame frame) {
        frame.isBack = true;
        while (uses > 0 && used[oldest].isBack) {
            final Frame next = used[oldest];
            next.isBack = false;
            head = next.end;
            spare[spares++] = next;
            oldest = (oldest + 1) % used.length;
            uses--;
        }
        if (uses == 0) {
            head = 0;
            tail = 0;
        }
    }

    /** The frame whose bytes become free next, or null if none is in use. */
    @Nullable Frame oldest() {
        return uses == 0 ? null : used[oldest];
    }

    /** Throws an {@link IllegalStateException} that names the broken invariant. */
    void checkInvariants() {
        final long inUse = tail - head;
        require(inUse >= 0 && inUse <= capacity && inUse % ALIGNMENT == 0, "F1: bytes in use");
        require(spares + uses == spare.length, "F2: frames");
        require(uses == 0 || !used[oldest].isBack, "F3: the oldest frame");
        require((uses == 0) == (inUse == 0), "F1: bytes of frames in use");
    }

    private static void require(boolean condition, String invariant) {
        if (!condition) {
            throw new IllegalStateException(invariant);
        }
    }
}
