package io.fairway.channel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A bounded channel of binary frames of any length, in one buffer outside the heap: written in
 * place by who sends, read where they were written by who receives. No operation copies or
 * allocates, but for {@code send(ByteBuffer)}, which copies into the buffer.
 *
 * <pre>{@code
 * FrameChannel frames = Channel.ofFrames(1 << 20);
 *
 * try (Frame frame = frames.claim(16)) { // one thread
 *     frame.buffer().putLong(id).putLong(price);
 *     frame.commit();
 * }
 *
 * for (Frame frame : frames) { // others, until closed and drained
 *     try (frame) { // releases it
 *         book.apply(frame.buffer().getLong(), frame.buffer().getLong());
 *     }
 * }
 * }</pre>
 *
 * <p>One thread sends, any number receive. The channel waits, times out, is interrupted, closed and
 * cancelled as a {@link Channel} is, and takes part in a select: {@code FrameClaimCase} of the
 * module {@code io.fairway.select} to claim, and its {@code RecvCase} to receive.
 *
 * <p><b>Limits.</b> A frame is at most as long as the buffer; one longer than half of it may have
 * to wait until the channel is empty. The number of frames in use at once is limited, too.
 *
 * <p><b>Order.</b> Frames are received in the order of their commits. They may be released in any
 * order, but their bytes become free in the order of the claims: a frame that is not given back
 * keeps the bytes of all later ones.
 *
 * <p><b>Frames that do not come back.</b> They hold up no receiver, and close does not wait for
 * them. {@link #outstanding()} and {@code toString} say which these are, and who has them. A claim
 * that would have to wait for its own thread's earlier claim throws. If the thread that has one has
 * ended, {@link #reclaim()} takes it back; and so does, by itself, the sending thread when it is
 * about to park, or has parked, to wait for room while no frame waits to be received. A select does
 * not look.
 */
public interface FrameChannel extends FrameSender, Receiver<Frame> {

    /**
     * Builds a channel with a name, a number of frames, a wait strategy or hooks.
     *
     * @param bytes the exact number of bytes in the buffer, a multiple of 8 from 8 to 2^30
     * @return a new builder
     * @throws IllegalArgumentException if the number is out of range or no multiple of 8
     */
    static FrameChannelBuilder builder(int bytes) {
        return new FrameChannelBuilder(bytes);
    }

    /**
     * The name given to the builder.
     *
     * @return the name, or null if it has none
     */
    @Nullable String name();

    /**
     * This channel to claim and commit only. The face cannot be cast back to the channel.
     *
     * @return the sending face
     */
    FrameSender sender();

    /**
     * This channel to receive from only. The face cannot be cast back to the channel.
     *
     * @return the receiving face
     */
    Receiver<Frame> receiver();

    /**
     * The frames that threads have claimed or received, and not given back; as {@link
     * SlotChannel#outstanding()}.
     *
     * @return a new list
     */
    List<Outstanding> outstanding();

    /**
     * Gives back the frames whose threads have ended without doing so, as if they had aborted, or
     * released; as {@link SlotChannel#reclaim()}.
     *
     * @return how many frames were given back
     */
    int reclaim();
}
