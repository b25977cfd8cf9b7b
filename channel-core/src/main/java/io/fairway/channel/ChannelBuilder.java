package io.fairway.channel;

import io.fairway.channel.blocking.Environment;
import io.fairway.ring.MpmcRing;
import io.fairway.ring.MpscRing;
import io.fairway.ring.Ring;
import io.fairway.ring.SingleSlotRing;
import io.fairway.ring.SpscRing;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Builds channels. For one thread; may build several channels of the same kind.
 *
 * @param <T> the type of the elements
 */
public final class ChannelBuilder<T> {
    private static final int UNBUFFERED = 0;

    int capacity = UNBUFFERED;
    @Nullable String name;
    boolean singleProducer;
    boolean singleConsumer;
    WaitStrategy waitStrategy = WaitStrategy.spinThenPark();
    @Nullable Consumer<? super T> undelivered;
    Environment environment = Environment.SYSTEM;

    ChannelBuilder() {}

    /**
     * Makes the channel bounded.
     *
     * @param elements the exact number of elements it can hold, from 1 to 2^30
     * @return this builder
     * @throws IllegalArgumentException if the number is out of range; for an unbuffered channel, do
     *     not give a capacity
     */
    public ChannelBuilder<T> capacity(int elements) {
        if (elements < 1 || elements > Ring.MAX_CAPACITY) {
            throw new IllegalArgumentException(
                    "capacity: " + elements + " (must be 1.." + Ring.MAX_CAPACITY + ")");
        }
        this.capacity = elements;
        return this;
    }

    /**
     * Names the channel, for exceptions and {@code toString}.
     *
     * @param newName the name
     * @return this builder
     */
    public ChannelBuilder<T> name(String newName) {
        this.name = Objects.requireNonNull(newName, "name");
        return this;
    }

    /**
     * Promises that one thread sends: the first that does, checked by an assertion. Chooses a
     * cheaper ring if the channel has a single consumer, too. Any thread may still close.
     *
     * @return this builder
     */
    public ChannelBuilder<T> singleProducer() {
        this.singleProducer = true;
        return this;
    }

    /**
     * Promises that one thread receives: the first that does, checked by an assertion. Chooses a
     * cheaper ring. Any thread may still close and cancel.
     *
     * @return this builder
     */
    public ChannelBuilder<T> singleConsumer() {
        this.singleConsumer = true;
        return this;
    }

    /**
     * Chooses what threads do while they wait for the channel; {@link WaitStrategy#spinThenPark()}
     * if not chosen.
     *
     * @param strategy the strategy
     * @return this builder
     */
    public ChannelBuilder<T> waitStrategy(WaitStrategy strategy) {
        this.waitStrategy = Objects.requireNonNull(strategy, "waitStrategy");
        return this;
    }

    /**
     * Sets what {@link Channel#cancel()} does with each element it discards. It runs on the
     * cancelling thread, with no lock held; if it throws, the other elements still get to it, and
     * the first exception is thrown by {@code cancel}.
     *
     * @param hook gets each discarded element, exactly once
     * @return this builder
     */
    public ChannelBuilder<T> onUndelivered(Consumer<? super T> hook) {
        this.undelivered = Objects.requireNonNull(hook, "onUndelivered");
        return this;
    }

    /** Replaces the clock and the parking, for tests. */
    ChannelBuilder<T> environment(Environment newEnvironment) {
        this.environment = newEnvironment;
        return this;
    }

    /**
     * Builds the channel.
     *
     * @return a new channel
     */
    public Channel<T> build() {
        return capacity == UNBUFFERED
                ? new UnbufferedChannel<>(this)
                : new RingChannel<>(this, newRing());
    }

    private Ring<T> newRing() {
        if (capacity == 1) {
            return new SingleSlotRing<>();
        }
        if (!singleConsumer) {
            return new MpmcRing<>(capacity);
        }
        return singleProducer ? new SpscRing<>(capacity) : new MpscRing<>(capacity);
    }
}
