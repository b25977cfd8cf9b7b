package io.fairway.channel;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A run of bytes in the buffer of a {@link FrameChannel}: claimed with a length and filled in
 * place, received and read in place. The object is a view, made with the channel and used again for
 * other bytes once it was given back.
 *
 * <p>A frame belongs to one thread at a time, as a {@link Slot} does, with the same checks: only
 * its thread may commit, abort or release it, and only while it belongs to the thread may that
 * touch the bytes. A commit happens-before the receive of the frame, an abort and a release before
 * the next claim of the same bytes.
 *
 * <p>No method blocks, allocates (but for exceptions), or looks at interrupts.
 */
public final class Frame extends Place {
    private final PairedFrameChannel channel;
    private final ByteBuffer view;

    // Plain: published by the channels.
    private int offset;
    private int length;

    /** Where the bytes behind this frame begin: a position that only grows. The producer's. */
    long end;

    /** Whether it was given back, and waits for older ones. The producer's. */
    boolean isBack;

    Frame(PairedFrameChannel channel, int index, ByteBuffer view) {
        super(index);
        this.channel = channel;
        this.view = view;
    }

    /**
     * The number of bytes: that of the claim; of a received frame, that of the commit.
     *
     * @return the length in bytes
     */
    public int length() {
        return length;
    }

    /**
     * The bytes, from the buffer's position to its limit. After a claim, and after a receive, the
     * position is at the first byte, and the order big-endian. The buffer is always the same
     * object, and leads to the whole memory of the channel: who moves its limit may overwrite other
     * frames.
     *
     * @return a direct buffer over this frame
     */
    public ByteBuffer buffer() {
        return view;
    }

    /**
     * Sends the first bytes of what was claimed. The others stay unused until the frame is given
     * back.
     *
     * @param newLength how many bytes to send
     * @throws ChannelClosedException if the channel is closed; nothing was sent, and the frame does
     *     not belong to the calling thread any more
     * @throws IllegalArgumentException if {@code newLength} is negative or more than was claimed;
     *     the frame is still claimed
     * @throws IllegalStateException if the calling thread has not claimed the frame
     */
    public void commit(int newLength) {
        checkClaimed("commit");
        if (newLength < 0 || newLength > length) {
            throw new IllegalArgumentException(
                    "length: " + newLength + " (must be 0.." + length + ")");
        }
        length = newLength;
        commit();
    }

    /** Makes it a view of these bytes, for a claim. */
    void place(int newOffset, int newLength) {
        offset = newOffset;
        length = newLength;
        showAll();
    }

    @Override
    void received() {
        showAll();
        super.received();
    }

    /** Sets the buffer's position and limit to the bytes of the frame. */
    void showAll() {
        view.clear().order(ByteOrder.BIG_ENDIAN).position(offset).limit(offset + length);
    }

    @Override
    PairedChannel<?> channel() {
        return channel;
    }

    @Override
    SendResult send() {
        return channel.commit(this);
    }

    @Override
    void giveBack() {
        channel.giveBack(this);
    }

    @Override
    public String toString() {
        return "frame " + index + " of " + channel.describe() + ", " + describe();
    }
}
