package io.fairway.channel;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The sending face of a {@link FrameChannel}: to claim bytes, fill them in place, and commit them.
 *
 * <pre>{@code
 * try (Frame frame = frames.claim(16)) { // aborts if the filling fails
 *     frame.buffer().putLong(id).putLong(price);
 *     frame.commit();
 * }
 * }</pre>
 *
 * <p>One thread claims and sends: the first that does, checked by an assertion. Any thread may
 * close and ask. Interrupts and progress are as described at {@link Sender}, memory effects at
 * {@link Frame}.
 *
 * <p>A thread may have claimed several frames at once. But it must not wait for room that its own
 * claims take up: a claim that would have to wait for another of the same thread throws {@link
 * IllegalStateException}.
 */
public interface FrameSender {

    /**
     * Claims a frame, waiting for room: for a run of that many bytes, and a view.
     *
     * @param length how many bytes
     * @return the frame, this thread's until it commits or aborts
     * @throws ChannelClosedException if the channel is closed, before or while waiting
     * @throws InterruptedException if interrupted while waiting; nothing was claimed
     * @throws IllegalArgumentException if {@code length} is negative or more than {@link
     *     #byteCapacity()}
     * @throws IllegalStateException if it would have to wait for this thread's own claim
     */
    Frame claim(int length) throws InterruptedException;

    /**
     * Claims a frame if there is room. Never blocks, and never throws for a closed channel.
     *
     * @param length how many bytes
     * @return the frame; or null if there was no room at one instant during the call, or the
     *     channel is closed, which {@link #isClosed()} tells apart
     * @throws IllegalArgumentException if {@code length} is negative or more than {@link
     *     #byteCapacity()}
     */
    @Nullable Frame tryClaim(int length);

    /**
     * Claims a frame, waiting for room up to a timeout. If there is room it is claimed even if the
     * timeout is zero.
     *
     * @param length how many bytes
     * @param timeout how long to wait; not at all if zero or less, for ever if beyond 146 years
     * @param unit the unit of {@code timeout}
     * @return the frame; or null if the time ran out or the channel is closed, which {@link
     *     #isClosed()} tells apart
     * @throws InterruptedException if interrupted while waiting; nothing was claimed
     * @throws IllegalArgumentException if {@code length} is negative or more than {@link
     *     #byteCapacity()}
     * @throws IllegalStateException if it would have to wait for this thread's own claim
     * @throws NullPointerException if {@code unit} is null
     */
    @Nullable Frame claim(int length, long timeout, TimeUnit unit) throws InterruptedException;

    /**
     * Claims a frame, waiting for room up to a timeout; as {@link #claim(int, long, TimeUnit)}.
     *
     * @param length how many bytes
     * @param timeout how long to wait; not at all if zero or less, for ever if beyond 146 years
     * @return the frame; or null if the time ran out or the channel is closed
     * @throws InterruptedException if interrupted while waiting; nothing was claimed
     * @throws IllegalArgumentException if {@code length} is negative or more than {@link
     *     #byteCapacity()}
     * @throws IllegalStateException if it would have to wait for this thread's own claim
     * @throws NullPointerException if {@code timeout} is null
     */
    default @Nullable Frame claim(int length, Duration timeout) throws InterruptedException {
        return claim(length, Timeouts.saturatedNanos(timeout), TimeUnit.NANOSECONDS);
    }

    /**
     * Sends a copy of the bytes from the buffer's position to its limit, waiting for room.
     *
     * @param bytes the bytes; its position is at its limit once they were sent, and where it was if
     *     they were not
     * @throws ChannelClosedException if the channel is closed, before or while waiting
     * @throws InterruptedException if interrupted while waiting; nothing was sent
     * @throws IllegalArgumentException if there are more bytes than {@link #byteCapacity()}
     * @throws IllegalStateException if it would have to wait for this thread's own claim
     * @throws NullPointerException if {@code bytes} is null
     */
    default void send(ByteBuffer bytes) throws InterruptedException {
        final int position = bytes.position();
        boolean sent = false;
        try (Frame frame = claim(bytes.remaining())) { // aborts if the bytes cannot be read
            frame.buffer().put(bytes);
            frame.commit();
            sent = true;
        } finally {
            if (!sent) {
                bytes.position(position);
            }
        }
    }

    /**
     * Sends a copy of the bytes from the buffer's position to its limit, if there is room. Never
     * blocks, and never throws for a closed channel.
     *
     * @param bytes the bytes; its position is at its limit once they were sent, and where it was if
     *     they were not
     * @return {@link SendResult#SENT}, {@link SendResult#FULL} or {@link SendResult#CLOSED}
     * @throws IllegalArgumentException if there are more bytes than {@link #byteCapacity()}
     * @throws NullPointerException if {@code bytes} is null
     */
    default SendResult trySend(ByteBuffer bytes) {
        final int position = bytes.position();
        SendResult result = SendResult.FULL;
        try (Frame frame = tryClaim(bytes.remaining())) { // aborts if the bytes cannot be read
            if (frame == null) {
                return isClosed() ? SendResult.CLOSED : SendResult.FULL;
            }
            frame.buffer().put(bytes);
            result = frame.tryCommit();
        } finally {
            if (result != SendResult.SENT) {
                bytes.position(position);
            }
        }
        return result;
    }

    /**
     * Closes the channel: nothing more can be claimed or committed, what was committed can still be
     * received. Blocked claims fail; blocked receivers return. Frames that are claimed stay their
     * threads', whose commit will fail. Harmless when it is closed already. Any thread may close.
     *
     * @return true if this call closed it
     */
    default boolean close() {
        return close(null);
    }

    /**
     * Closes the channel for a reason, which claims and commits, and receivers once it is drained,
     * get as the cause of a {@link ChannelClosedException}. Otherwise as {@link #close()}; the
     * first close decides.
     *
     * @param cause the reason, or null for none
     * @return true if this call closed it
     */
    boolean close(@Nullable Throwable cause);

    /**
     * Whether the channel is closed. Stays true.
     *
     * @return whether it is closed to claims and commits
     */
    boolean isClosed();

    /**
     * The number of committed frames that wait to be received, at one instant during the call.
     *
     * @return from 0 to {@link #capacity()}
     */
    int size();

    /**
     * The most frames that can be in use at once.
     *
     * @return the number of views
     */
    int capacity();

    /**
     * The number of bytes in the buffer, and the length of the longest frame. A frame takes up its
     * length, rounded up to a multiple of 8 and at least 8; one that does not fit before the end of
     * the buffer also what is left there.
     *
     * @return the capacity in bytes
     */
    int byteCapacity();
}
