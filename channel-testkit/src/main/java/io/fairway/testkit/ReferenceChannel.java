package io.fairway.testkit;

import io.fairway.channel.Channel;
import io.fairway.channel.ChannelClosedException;
import io.fairway.channel.Receiver;
import io.fairway.channel.SendResult;
import io.fairway.channel.Sender;
import io.fairway.testkit.Ticket.Patience;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A channel that is plainly right: a queue and two lines of waiting threads, all under one lock
 * which all reference channels share. Slow. It passes {@link ChannelContractTest} as Fairway's own
 * channels do, and serves as what they are compared with.
 *
 * @param <T> the type of the elements
 */
public final class ReferenceChannel<T> implements Channel<T> {
    /*
     * All fields are guarded by Ticket.LOCK. When it is free:
     *   a live receiver waits only if the buffer is empty, a live sender only if it is full;
     *   nobody waits on a closed channel.
     */
    private final int capacity;
    private final Consumer<? super T> undelivered;
    private final Deque<T> buffer = new ArrayDeque<>();
    private final Deque<Request> senders = new ArrayDeque<>();
    private final Deque<Request> receivers = new ArrayDeque<>();
    private boolean closed;
    private @Nullable Throwable cause;

    /**
     * A channel of this capacity.
     *
     * @param capacity how many elements it holds; 0 for none
     * @throws IllegalArgumentException if the capacity is negative
     */
    public ReferenceChannel(int capacity) {
        this(capacity, each -> {});
    }

    /**
     * A channel with a hook.
     *
     * @param capacity how many elements it holds; 0 for none
     * @param undelivered gets each element that {@link #cancel} discards
     * @throws IllegalArgumentException if the capacity is negative
     */
    public ReferenceChannel(int capacity, Consumer<? super T> undelivered) {
        if (capacity < 0) {
            throw new IllegalArgumentException("capacity: " + capacity + " (must not be negative)");
        }
        this.capacity = capacity;
        this.undelivered = Objects.requireNonNull(undelivered, "undelivered");
    }

    // What a request does; under the lock

    /** Performs the request if that is possible now. */
    boolean perform(Request request) {
        return request.sending ? give(request) : take(request);
    }

    private boolean give(Request request) {
        if (closed) {
            request.foundClosed = true;
            return true;
        }
        final Request receiver = firstOther(receivers, request);
        if (receiver != null) {
            receiver.item = request.item;
            complete(receiver);
            return true;
        }
        if (buffer.size() < capacity) {
            buffer.add(cast(request.item));
            return true;
        }
        return false;
    }

    private boolean take(Request request) {
        final Request sender = firstOther(senders, request);
        if (!buffer.isEmpty()) {
            request.item = buffer.remove();
            if (sender != null) {
                buffer.add(cast(sender.item));
                complete(sender);
            }
            return true;
        }
        if (sender != null) {
            request.item = sender.item;
            complete(sender);
            return true;
        }
        request.foundClosed = closed;
        return closed;
    }

    /** The oldest that waits, but for those of the same select. */
    private static @Nullable Request firstOther(Deque<Request> line, Request request) {
        for (Request each : line) {
            if (!each.ticket.isOver() && each.ticket != request.ticket) {
                return each;
            }
        }
        return null;
    }

    private static void complete(Request waiting) {
        waiting.ticket.complete(waiting);
    }

    void enqueue(Request request) {
        line(request).add(request);
    }

    void withdraw(Request request) {
        line(request).remove(request);
    }

    private Deque<Request> line(Request request) {
        return request.sending ? senders : receivers;
    }

    @SuppressWarnings("unchecked") // only elements of this channel are sent to it
    private T cast(@Nullable Object item) {
        return (T) item;
    }

    private static <R> R locked(Supplier<R> action) {
        Ticket.LOCK.lock();
        try {
            return action.get();
        } finally {
            Ticket.LOCK.unlock();
        }
    }

    // Sender

    @Override
    public void send(T element) throws InterruptedException {
        if (send(element, Patience.FOREVER) == SendResult.CLOSED) {
            throw closedException();
        }
    }

    @Override
    public SendResult trySend(T element) {
        try {
            final SendResult result = send(element, Patience.NONE);
            return result == SendResult.TIMED_OUT ? SendResult.FULL : result;
        } catch (InterruptedException e) {
            throw new AssertionError("does not wait", e);
        }
    }

    @Override
    public SendResult send(T element, long timeout, TimeUnit unit) throws InterruptedException {
        return send(element, Patience.of(timeout, unit));
    }

    private SendResult send(T element, Patience patience) throws InterruptedException {
        final Request request = Request.send(this, Objects.requireNonNull(element, "element"));
        if (Ticket.perform(List.of(request), patience) == null) {
            return SendResult.TIMED_OUT;
        }
        return request.foundClosed ? SendResult.CLOSED : SendResult.SENT;
    }

    // Receiver

    @Override
    public @Nullable T recv() throws InterruptedException {
        return recvOrThrow(Patience.FOREVER);
    }

    @Override
    public @Nullable T tryRecv() {
        try {
            return recv(Patience.NONE);
        } catch (InterruptedException e) {
            throw new AssertionError("does not wait", e);
        }
    }

    @Override
    public @Nullable T recv(long timeout, TimeUnit unit) throws InterruptedException {
        return recvOrThrow(Patience.of(timeout, unit));
    }

    private @Nullable T recvOrThrow(Patience patience) throws InterruptedException {
        final T element = recv(patience);
        if (element == null && isDrained() && closeCause() != null) {
            throw closedException();
        }
        return element;
    }

    private @Nullable T recv(Patience patience) throws InterruptedException {
        final Request request = Request.receive(this);
        Ticket.perform(List.of(request), patience);
        return cast(request.item);
    }

    // Both

    @Override
    public boolean close(@Nullable Throwable newCause) {
        return locked(
                () -> {
                    if (closed) {
                        return false;
                    }
                    closed = true;
                    cause = newCause;
                    failAll(senders);
                    failAll(receivers);
                    return true;
                });
    }

    private static void failAll(Deque<Request> line) {
        for (Request each : line) {
            if (!each.ticket.isOver()) {
                each.foundClosed = true;
                complete(each);
            }
        }
    }

    @Override
    public int cancel() {
        final List<T> discarded =
                locked(
                        () -> {
                            close(null);
                            final List<T> all = new ArrayList<>(buffer);
                            buffer.clear();
                            return all;
                        });
        RuntimeException failure = null;
        for (T each : discarded) {
            try {
                undelivered.accept(each);
            } catch (RuntimeException e) {
                if (failure == null) {
                    failure = e;
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
        return discarded.size();
    }

    @Override
    public boolean isClosed() {
        return locked(() -> closed);
    }

    @Override
    public boolean isDrained() {
        return locked(() -> closed && buffer.isEmpty());
    }

    @Nullable Throwable closeCause() {
        return locked(() -> cause);
    }

    ChannelClosedException closedException() {
        return new ChannelClosedException(toString(), closeCause());
    }

    @Override
    public int size() {
        return locked(buffer::size);
    }

    @Override
    public int capacity() {
        return capacity;
    }

    @Override
    public @Nullable String name() {
        return null;
    }

    @Override
    @SuppressWarnings("unchecked") // the proxy implements what it is given
    public Sender<T> sender() {
        return face(Sender.class);
    }

    @Override
    @SuppressWarnings("unchecked") // the proxy implements what it is given
    public Receiver<T> receiver() {
        return face(Receiver.class);
    }

    private <F> F face(Class<F> type) {
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (proxy, method, arguments) -> {
                            try {
                                return method.invoke(this, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        }));
    }

    @Override
    public String toString() {
        return locked(
                () ->
                        "reference channel[capacity="
                                + capacity
                                + ", buffer="
                                + buffer
                                + (closed ? ", closed" : "")
                                + ", blocked senders="
                                + senders.size()
                                + ", blocked receivers="
                                + receivers.size()
                                + "]");
    }
}
