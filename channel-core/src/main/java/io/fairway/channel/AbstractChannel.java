package io.fairway.channel;

import io.fairway.channel.blocking.Environment;
import io.fairway.channel.blocking.Face;
import io.fairway.channel.blocking.Handoff;
import io.fairway.channel.blocking.Idler;
import io.fairway.channel.blocking.Outcome;
import io.fairway.channel.blocking.Registration;
import io.fairway.channel.blocking.Selectable;
import io.fairway.channel.blocking.VirtualThreads;
import io.fairway.ring.Ring;
import io.fairway.ring.SingleSlotRing;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the channels with a {@link Handoff} share: all but the ways in and out that do not block.
 */
abstract class AbstractChannel<T> implements Channel<T>, Selectable, Face {
    final Environment environment;
    final Handoff<T> handoff;

    private final Idler strategyIdler;

    /** Null if virtual threads are to do what the wait strategy says. */
    private final @Nullable Patience patience;

    private final @Nullable String name;
    private final @Nullable Consumer<? super T> undelivered;
    private final @Nullable Role producer;
    private final @Nullable Role consumer;

    AbstractChannel(
            ChannelBuilder<T> builder,
            @Nullable Ring<T> ring,
            @Nullable SingleSlotRing<T> meeting) {
        this.name = builder.name;
        this.environment = builder.environment;
        this.strategyIdler = builder.waitStrategy::idle;
        // With more room, a thread that parks finds more than one element when it is woken.
        this.patience =
                builder.capacity <= 1 && WaitStrategies.sparesCarriers(builder.waitStrategy)
                        ? new Patience()
                        : null;
        this.undelivered = builder.undelivered;
        this.producer = builder.singleProducer ? new Role() : null;
        this.consumer = builder.singleConsumer ? new Role() : null;
        this.handoff = new Handoff<>(ring, meeting, environment, strategyIdler, this);
    }

    /** Sends, waiting if need be; BLOCKED if the deadline passed. After a first try has failed. */
    abstract Outcome awaitSend(T element, boolean timed, long deadline) throws InterruptedException;

    /** Receives, waiting if need be; null if drained or late. After a first try has failed. */
    abstract @Nullable T awaitRecv(boolean timed, long deadline) throws InterruptedException;

    @Override
    public SendResult send(T element, long timeout, TimeUnit unit) throws InterruptedException {
        final long nanos = unit.toNanos(timeout);
        final SendResult tried = trySend(element);
        if (tried != SendResult.FULL) {
            return tried;
        }
        if (nanos <= 0) {
            return SendResult.TIMED_OUT;
        }
        return switch (awaitSend(element, isFinite(nanos), environment.nanoTime() + nanos)) {
            case DONE -> SendResult.SENT;
            case CLOSED -> SendResult.CLOSED;
            default -> SendResult.TIMED_OUT;
        };
    }

    @Override
    public @Nullable T recv(long timeout, TimeUnit unit) throws InterruptedException {
        final long nanos = unit.toNanos(timeout);
        T element = tryRecv();
        if (element == null && nanos > 0) {
            element = awaitRecv(isFinite(nanos), environment.nanoTime() + nanos);
        }
        return element == null ? throwIfFailed() : element;
    }

    private static boolean isFinite(long nanos) {
        return nanos < Timeouts.FOREVER;
    }

    /**
     * How the current thread idles in a wait that begins, before it gets in line: as the strategy
     * says, unless it is a virtual thread that may as well spin a little; null if it is one that
     * had better park at once.
     */
    final @Nullable Idler newIdler() {
        return patience != null && VirtualThreads.isCurrentVirtual()
                ? patience.newIdler()
                : strategyIdler;
    }

    /** Tells how idling for so many rounds ended: whether the thread need not wait any more. */
    final void idled(@Nullable Idler idler, int rounds, boolean met) {
        if (rounds > 0 && patience != null) {
            patience.learn(idler, rounds, met);
        }
    }

    /** Null, unless the channel was closed with a cause and is drained. */
    final @Nullable T throwIfFailed() {
        if (isDrained() && handoff.cause() != null) {
            throw closedException();
        }
        return null;
    }

    @Override
    public final boolean close(@Nullable Throwable cause) {
        return handoff.close(cause);
    }

    @Override
    public final int cancel() {
        final List<T> discarded = handoff.cancel();
        if (undelivered != null) {
            Undelivered.deliver(discarded, undelivered);
        }
        return discarded.size();
    }

    @Override
    public final boolean isClosed() {
        return handoff.isClosed();
    }

    @Override
    public final boolean isDrained() {
        return handoff.isDrained();
    }

    @Override
    public final @Nullable String name() {
        return name;
    }

    @Override
    public final Sender<T> sender() {
        return new SenderFace<>(this, this);
    }

    @Override
    public final Receiver<T> receiver() {
        return new ReceiverFace<>(this, this);
    }

    // Select

    @Override
    public final Selectable selectable() {
        return this;
    }

    @Override
    public final boolean attempt(Registration r) {
        if (r.isSending()) {
            final SendResult result = trySend(cast(r.item()));
            if (result == SendResult.FULL) {
                return false;
            }
            r.resolve(result == SendResult.SENT ? Outcome.DONE : Outcome.CLOSED, null);
            return true;
        }
        final T element = tryRecv();
        if (element == null && !isDrained()) {
            return false;
        }
        r.resolve(element == null ? Outcome.CLOSED : Outcome.DONE, element);
        return true;
    }

    @Override
    public final boolean register(Registration r) {
        assert r.isSending() ? producing() : consuming();
        return handoff.register(r);
    }

    @Override
    public final void withdraw(Registration r) {
        handoff.withdraw(r);
    }

    @Override
    public final ChannelClosedException closedException() {
        return new ChannelClosedException(describe(), handoff.cause());
    }

    @Override
    public final @Nullable Throwable closeCause() {
        return handoff.cause();
    }

    // Roles

    /** True, or an AssertionError that says what is wrong. */
    final boolean producing() {
        return checkRole(producer, "producer");
    }

    /** True, or an AssertionError that says what is wrong. */
    final boolean consuming() {
        return checkRole(consumer, "consumer");
    }

    private boolean checkRole(@Nullable Role role, String side) {
        if (role != null && !role.isMine()) {
            throw new AssertionError(
                    "second "
                            + side
                            + " "
                            + Thread.currentThread()
                            + " on "
                            + describe()
                            + ", which was built for a single one and is used by "
                            + role);
        }
        return true;
    }

    /** The kind of channel, its name and its capacity. */
    final String describe() {
        final String kind = capacity() == 0 ? "unbuffered" : "bounded(" + capacity() + ")";
        return name == null ? kind + " channel" : kind + " channel \"" + name + '"';
    }

    @Override
    public final String toString() {
        final String state = isDrained() ? "drained" : isClosed() ? "closed" : "open";
        return describe()
                + "["
                + state
                + ", size="
                + size()
                + ", blocked senders="
                + handoff.queuedSenders()
                + ", blocked receivers="
                + handoff.queuedReceivers()
                + "]";
    }

    @SuppressWarnings("unchecked") // a select's types match its channels'
    private T cast(@Nullable Object element) {
        return (T) Objects.requireNonNull(element);
    }
}
