package io.fairway.verify.contract;

import io.fairway.channel.Frame;
import io.fairway.channel.FrameChannel;
import io.fairway.channel.FrameChannelBuilder;
import io.fairway.channel.FrameInspection;
import io.fairway.channel.SendResult;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * A frame channel as an ordinary one. A frame carries the number of an element, which lies in a
 * table meanwhile; frames are of several lengths, so that they wrap at several places.
 */
final class FramedChannel<T> extends AdaptedChannel<T> {
    private static final int LENGTHS = 5;
    private static final int BYTES_PER_FRAME = 2 * LENGTHS * Long.BYTES;

    private final FrameChannel frames;
    private final Map<Long, T> elements = new ConcurrentHashMap<>();

    /** The number of the last element. The producer's. */
    private long last;

    FramedChannel(
            int capacity,
            UnaryOperator<FrameChannelBuilder> configuration,
            Consumer<? super T> undelivered) {
        final FrameChannelBuilder builder =
                FrameChannel.builder(capacity * BYTES_PER_FRAME)
                        .maxFrames(capacity)
                        .onUndelivered(bytes -> undelivered.accept(elementOf(bytes)));
        this.frames = configuration.apply(builder).build();
    }

    private int nextLength() {
        return (int) (Long.BYTES + last % LENGTHS * Long.BYTES);
    }

    private T elementOf(ByteBuffer bytes) {
        return elements.remove(bytes.getLong());
    }

    @Override
    public void send(T element) throws InterruptedException {
        Objects.requireNonNull(element, "element");
        if (commit(frames.claim(nextLength()), element, null) == SendResult.CLOSED) {
            assertClosedBy(element);
        }
    }

    /** Throws as a claim does. */
    private void assertClosedBy(T element) throws InterruptedException {
        frames.claim(0);
        throw new AssertionError("closed, but " + element + " found room");
    }

    @Override
    public SendResult trySend(T element) {
        Objects.requireNonNull(element, "element");
        return commit(frames.tryClaim(nextLength()), element, SendResult.FULL);
    }

    @Override
    public SendResult send(T element, long timeout, TimeUnit unit) throws InterruptedException {
        Objects.requireNonNull(element, "element");
        return commit(frames.claim(nextLength(), timeout, unit), element, SendResult.TIMED_OUT);
    }

    private SendResult commit(Frame frame, T element, SendResult withoutRoom) {
        if (frame == null) {
            return frames.isClosed() ? SendResult.CLOSED : withoutRoom;
        }
        final long number = ++last;
        elements.put(number, element);
        frame.buffer().putLong(number);
        final SendResult result = frame.tryCommit();
        if (result == SendResult.CLOSED) {
            elements.remove(number);
        }
        return result;
    }

    @Override
    public T recv() throws InterruptedException {
        return take(frames.recv());
    }

    @Override
    public T tryRecv() {
        return take(frames.tryRecv());
    }

    @Override
    public T recv(long timeout, TimeUnit unit) throws InterruptedException {
        return take(frames.recv(timeout, unit));
    }

    private T take(Frame frame) {
        if (frame == null) {
            return null;
        }
        final T element = elementOf(frame.buffer());
        frame.release();
        return element;
    }

    @Override
    public boolean close(Throwable cause) {
        return frames.close(cause);
    }

    @Override
    public int cancel() {
        return frames.cancel();
    }

    @Override
    public boolean isClosed() {
        return frames.isClosed();
    }

    @Override
    public boolean isDrained() {
        return frames.isDrained();
    }

    @Override
    public int size() {
        return frames.size();
    }

    @Override
    public int capacity() {
        return frames.capacity();
    }

    @Override
    void checkAtRest() {
        FrameInspection.checkAtRest(frames);
    }

    @Override
    public String toString() {
        return frames.toString();
    }
}
