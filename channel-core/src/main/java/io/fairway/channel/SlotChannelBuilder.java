package io.fairway.channel;

import io.fairway.channel.blocking.Environment;
import io.fairway.ring.Ring;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Builds slot channels. For one thread; may build several channels of the same kind.
 *
 * @param <S> the type of the values in the slots
 */
public final class SlotChannelBuilder<S> {
    final Supplier<? extends S> factory;
    final int capacity;
    final PlaceOptions options = new PlaceOptions();
    @Nullable Consumer<? super S> undelivered;

    SlotChannelBuilder(Supplier<? extends S> factory, int capacity) {
        if (capacity < 1 || capacity > Ring.MAX_CAPACITY) {
            throw new IllegalArgumentException(
                    "capacity: " + capacity + " (must be 1.." + Ring.MAX_CAPACITY + ")");
        }
        this.factory = Objects.requireNonNull(factory, "factory");
        this.capacity = capacity;
    }

    /**
     * Names the channel, for exceptions and {@code toString}.
     *
     * @param newName the name
     * @return this builder
     */
    public SlotChannelBuilder<S> name(String newName) {
        options.name = Objects.requireNonNull(newName, "name");
        return this;
    }

    /**
     * Promises that one thread claims and commits: the first that does, checked by an assertion.
     * Any thread may still close. Chooses cheaper rings.
     *
     * @return this builder
     */
    public SlotChannelBuilder<S> singleProducer() {
        options.singleProducer = true;
        return this;
    }

    /**
     * Promises that one thread receives: the first that does, checked by an assertion. Any thread
     * may still release, close and cancel. Chooses a cheaper ring.
     *
     * @return this builder
     */
    public SlotChannelBuilder<S> singleConsumer() {
        options.singleConsumer = true;
        return this;
    }

    /**
     * Chooses what threads do while they wait for the channel; {@link WaitStrategy#spinThenPark()}
     * if not chosen. With a strategy that never parks, lost slots are taken back by {@link
     * SlotChannel#reclaim()} alone.
     *
     * @param strategy the strategy
     * @return this builder
     */
    public SlotChannelBuilder<S> waitStrategy(WaitStrategy strategy) {
        options.waitStrategy = Objects.requireNonNull(strategy, "waitStrategy");
        return this;
    }

    /**
     * Sets what {@link SlotChannel#cancel()} does with the value of each committed slot that it
     * discards. It runs on the cancelling thread, with no lock held; if it throws, the other values
     * still get to it, and the first exception is thrown by {@code cancel}.
     *
     * @param hook gets each discarded value, exactly once
     * @return this builder
     */
    public SlotChannelBuilder<S> onUndelivered(Consumer<? super S> hook) {
        this.undelivered = Objects.requireNonNull(hook, "onUndelivered");
        return this;
    }

    /**
     * Sets what gets to know of each slot that was taken back from a thread that had ended. It runs
     * on the thread that found it, which may be one that waits for a free slot, with no lock held,
     * after the slot was given back. What it throws is thrown by the operation of that thread,
     * unless that was completed meanwhile: then it returns, and what was thrown is dropped. The
     * hook must not wait for this channel.
     *
     * @param hook gets a report for each slot
     * @return this builder
     */
    public SlotChannelBuilder<S> onReclaimed(Consumer<? super Outstanding> hook) {
        options.reclaimed = Objects.requireNonNull(hook, "onReclaimed");
        return this;
    }

    /** Replaces the clock and the parking, for tests. */
    SlotChannelBuilder<S> environment(Environment newEnvironment) {
        options.environment = newEnvironment;
        return this;
    }

    /**
     * Builds the channel, and calls the factory once for each slot.
     *
     * @return a new channel
     * @throws NullPointerException if the factory gives null
     */
    public SlotChannel<S> build() {
        return new PairedSlotChannel<>(this);
    }
}
