package io.fairway.channel;

import io.fairway.channel.blocking.Environment;
import io.fairway.channel.blocking.Face;
import io.fairway.channel.blocking.Registration;
import io.fairway.channel.blocking.Selectable;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The channel on which nothing ever happens. */
final class NeverChannel<T> implements Channel<T>, Selectable, Face {
    private static final NeverChannel<Object> INSTANCE = new NeverChannel<>(Environment.SYSTEM);

    private final Environment environment;

    NeverChannel(Environment environment) {
        this.environment = environment;
    }

    @SuppressWarnings("unchecked") // no element ever goes in or out
    static <T> Channel<T> instance() {
        return (Channel<T>) INSTANCE;
    }

    @Override
    public void send(T element) throws InterruptedException {
        Objects.requireNonNull(element, "element");
        sleep(Timeouts.FOREVER);
    }

    @Override
    public SendResult trySend(T element) {
        Objects.requireNonNull(element, "element");
        return SendResult.FULL;
    }

    @Override
    public SendResult send(T element, long timeout, TimeUnit unit) throws InterruptedException {
        Objects.requireNonNull(element, "element");
        sleep(unit.toNanos(timeout));
        return SendResult.TIMED_OUT;
    }

    @Override
    public @Nullable T recv() throws InterruptedException {
        sleep(Timeouts.FOREVER);
        return null;
    }

    @Override
    public @Nullable T tryRecv() {
        return null;
    }

    @Override
    public @Nullable T recv(long timeout, TimeUnit unit) throws InterruptedException {
        sleep(unit.toNanos(timeout));
        return null;
    }

    private void sleep(long nanos) throws InterruptedException {
        final long deadline = environment.nanoTime() + Math.max(0, nanos); // never in the far past
        Sleep.until(environment, this, nanos >= Timeouts.FOREVER, deadline);
    }

    @Override
    public boolean close(@Nullable Throwable cause) {
        throw new UnsupportedOperationException("the never channel cannot be closed");
    }

    @Override
    public int cancel() {
        throw new UnsupportedOperationException("the never channel cannot be cancelled");
    }

    @Override
    public boolean isClosed() {
        return false;
    }

    @Override
    public boolean isDrained() {
        return false;
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
    public @Nullable String name() {
        return null;
    }

    @Override
    public Sender<T> sender() {
        return new SenderFace<>(this, this);
    }

    @Override
    public Receiver<T> receiver() {
        return new ReceiverFace<>(this, this);
    }

    @Override
    public Selectable selectable() {
        return this;
    }

    @Override
    public boolean attempt(Registration r) {
        return false;
    }

    @Override
    public boolean register(Registration r) {
        return false;
    }

    @Override
    public void withdraw(Registration r) {
        // never registered
    }

    @Override
    public long version(boolean sending) {
        return 0;
    }

    @Override
    public ChannelClosedException closedException() {
        throw new IllegalStateException("the never channel is not closed");
    }

    @Override
    public @Nullable Throwable closeCause() {
        return null;
    }

    @Override
    public String toString() {
        return "never channel";
    }
}
