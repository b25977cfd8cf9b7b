package io.fairway.channel;

import io.fairway.channel.blocking.Outcome;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A channel without a buffer: a {@code Handoff} and nothing else. */
final class UnbufferedChannel<T> extends AbstractChannel<T> {

    UnbufferedChannel(ChannelBuilder<T> builder) {
        super(builder, null);
    }

    @Override
    public void send(T element) throws InterruptedException {
        if (awaitSend(element, false, 0) == Outcome.CLOSED) {
            throw closedException();
        }
    }

    @Override
    public SendResult trySend(T element) {
        Objects.requireNonNull(element, "element");
        assert producing();
        if (handoff.queuedReceivers() == 0) {
            // Asked second: open now, it was open when nobody was in line. The other way round a
            // close between the two, which empties the line, would pass for a missing receiver.
            return isClosed() ? SendResult.CLOSED : SendResult.FULL;
        }
        return switch (handoff.trySend(element)) {
            case DONE -> SendResult.SENT;
            case CLOSED -> SendResult.CLOSED;
            default -> SendResult.FULL;
        };
    }

    @Override
    public @Nullable T recv() throws InterruptedException {
        final T element = awaitRecv(false, 0);
        return element == null ? throwIfFailed() : element;
    }

    @Override
    public @Nullable T tryRecv() {
        assert consuming();
        return handoff.queuedSenders() == 0 ? null : handoff.tryReceive();
    }

    @Override
    Outcome awaitSend(T element, boolean timed, long deadline) throws InterruptedException {
        Objects.requireNonNull(element, "element");
        assert producing();
        return handoff.send(element, timed, deadline);
    }

    @Override
    @Nullable T awaitRecv(boolean timed, long deadline) throws InterruptedException {
        assert consuming();
        return handoff.receive(timed, deadline);
    }

    @Override
    public int size() {
        return 0;
    }

    @Override
    public int capacity() {
        return 0;
    }

    @Override
    public long version(boolean sending) {
        return handoff.partnerVersion(sending);
    }
}
