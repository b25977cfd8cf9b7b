package io.fairway.verify.contract;

import io.fairway.channel.SendResult;
import io.fairway.channel.Sender;
import java.util.concurrent.TimeUnit;

/** The sending face of an adapted channel. */
final class AdaptedSender<T> implements Sender<T> {
    private final Sender<T> channel;

    AdaptedSender(Sender<T> channel) {
        this.channel = channel;
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
    public boolean close(Throwable cause) {
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
}
