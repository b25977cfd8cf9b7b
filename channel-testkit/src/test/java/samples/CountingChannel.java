package samples;

import io.fairway.channel.Channel;
import io.fairway.channel.Receiver;
import io.fairway.channel.SendResult;
import io.fairway.channel.Sender;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** A channel that counts what goes through another: what a user might wrap around a broker. */
public class CountingChannel<T> implements Channel<T> {
    private final Channel<T> inner;
    private final LongAdder sent = new LongAdder();

    /** Counts what is sent to this channel. */
    public CountingChannel(Channel<T> inner) {
        this.inner = inner;
    }

    /** How many elements were sent. */
    public long sent() {
        return sent.sum();
    }

    @Override
    public void send(T element) throws InterruptedException {
        inner.send(element);
        sent.increment();
    }

    @Override
    public SendResult trySend(T element) {
        return counted(inner.trySend(element));
    }

    @Override
    public SendResult send(T element, long timeout, TimeUnit unit) throws InterruptedException {
        return counted(inner.send(element, timeout, unit));
    }

    private SendResult counted(SendResult result) {
        if (result == SendResult.SENT) {
            sent.increment();
        }
        return result;
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
        return inner.sender(); // past the counter: a real one would wrap the face, too
    }

    @Override
    public Receiver<T> receiver() {
        return inner.receiver();
    }
}
