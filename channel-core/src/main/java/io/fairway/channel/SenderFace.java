package io.fairway.channel;

import io.fairway.channel.blocking.Face;
import io.fairway.channel.blocking.Selectable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A channel to send on only. */
final class SenderFace<T> implements Sender<T>, Face {
    private final Sender<T> channel;
    private final Selectable selectable;

    SenderFace(Sender<T> channel, Selectable selectable) {
        this.channel = channel;
        this.selectable = selectable;
    }

    @Override
    public void send(T element) throws InterruptedException {
        channel.send(element);
    }

    @Override
    public SendResult trySend(T element) {
        return channel.trySend(element);
    }

    @Override
    public SendResult send(T element, long timeout, TimeUnit unit) throws InterruptedException {
        return channel.send(element, timeout, unit);
    }

    @Override
    public boolean close(@Nullable Throwable cause) {
        return channel.close(cause);
    }

    @Override
    public boolean isClosed() {
        return channel.isClosed();
    }

    @Override
    public int size() {
        return channel.size();
    }

    @Override
    public int capacity() {
        return channel.capacity();
    }

    @Override
    public Selectable selectable() {
        return selectable;
    }

    @Override
    public String toString() {
        return "sender of " + channel;
    }
}
