package io.fairway.testkit;

import io.fairway.channel.Channel;
import io.fairway.channel.Receiver;
import io.fairway.channel.SendResult;
import io.fairway.channel.Sender;
import java.util.concurrent.TimeUnit;

/** A channel that leaves everything to another; subclasses make one mistake each. */
class DelegatingChannel<T> implements Channel<T> {
    final Channel<T> inner;

    DelegatingChannel(Channel<T> inner) {
        this.inner = inner;
    }

    @Override
    public void send(T element) throws InterruptedException {
        inner.send(element);
    }

    @Override
    public SendResult trySend(T element) {
        return inner.trySend(element);
    }

    @Override
    public SendResult send(T element, long timeout, TimeUnit unit) throws InterruptedException {
        return inner.send(element, timeout, unit);
    }

    @Override
    public T recv() throws InterruptedException {
        return inner.recv();
    }

    @Override
    public T tryRecv() {
        return inner.tryRecv();
    }

    @Override
    public T recv(long timeout, TimeUnit unit) throws InterruptedException {
        return inner.recv(timeout, unit);
    }

    @Override
    public boolean close(Throwable cause) {
        return inner.close(cause);
    }

    @Override
    public int cancel() {
        return inner.cancel();
    }

    @Override
    public boolean isClosed() {
        return inner.isClosed();
    }

    @Override
    public boolean isDrained() {
        return inner.isDrained();
    }

    @Override
    public int size() {
        return inner.size();
    }

    @Override
    public int capacity() {
        return inner.capacity();
    }

    @Override
    public String name() {
        return inner.name();
    }

    @Override
    public Sender<T> sender() {
        return inner.sender();
    }

    @Override
    public Receiver<T> receiver() {
        return inner.receiver();
    }
}
