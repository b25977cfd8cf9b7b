package io.fairway.channel;

import io.fairway.channel.blocking.Face;
import io.fairway.channel.blocking.Selectable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A channel to receive from only. */
final class ReceiverFace<T> implements Receiver<T>, Face {
    private final Receiver<T> channel;
    private final Selectable selectable;

    ReceiverFace(Receiver<T> channel, Selectable selectable) {
        this.channel = channel;
        this.selectable = selectable;
    }

    @Override
    public @Nullable T recv() throws InterruptedException {
        return channel.recv();
    }

    @Override
    public @Nullable T tryRecv() {
        return channel.tryRecv();
    }

    @Override
    public @Nullable T recv(long timeout, TimeUnit unit) throws InterruptedException {
        return channel.recv(timeout, unit);
    }

    @Override
    public int cancel() {
        return channel.cancel();
    }

    @Override
    public boolean isClosed() {
        return channel.isClosed();
    }

    @Override
    public boolean isDrained() {
        return channel.isDrained();
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
        return "receiver of " + channel;
    }
}
