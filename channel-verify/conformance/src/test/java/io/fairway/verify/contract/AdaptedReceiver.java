package io.fairway.verify.contract;

import io.fairway.channel.Receiver;
import java.util.concurrent.TimeUnit;

/** The receiving face of an adapted channel. */
final class AdaptedReceiver<T> implements Receiver<T> {
    private final Receiver<T> channel;

    AdaptedReceiver(Receiver<T> channel) {
        this.channel = channel;
    }

    @Override
    public T recv() throws InterruptedException {
        return channel.recv();
    }

    @Override
    public T tryRecv() {
        return channel.tryRecv();
    }

    @Override
    public T recv(long timeout, TimeUnit unit) throws InterruptedException {
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
}
