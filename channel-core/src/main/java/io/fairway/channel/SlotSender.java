package io.fairway.channel;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The sending face of a {@link SlotChannel}: to claim a slot, fill it in place, and commit it.
 *
 * <pre>{@code
 * try (Slot<Quote> slot = quotes.claim()) { // aborts if the filling fails
 *     slot.value().set(bid, ask);
 *     slot.commit();
 * }
 * }</pre>
 *
 * <p>Every method is for any thread, platform or virtual, unless the channel was built with {@link
 * SlotChannelBuilder#singleProducer()}: then one thread claims, while any thread may close and ask.
 * Interrupts and progress are as described at {@link Sender}, memory effects at {@link Slot}.
 *
 * @param <S> the type of the values in the slots
 */
public interface SlotSender<S> {

    /**
     * Claims a free slot, waiting for one.
     *
     * @return the slot, this thread's until it commits or aborts
     * @throws ChannelClosedException if the channel is closed, before or while waiting
     * @throws InterruptedException if interrupted while waiting; nothing was claimed
     */
    Slot<S> claim() throws InterruptedException;

    /**
     * Claims a slot if one is free. Never blocks, and never throws for a closed channel.
     *
     * @return the slot; or null if there was none at one instant during the call, or the channel is
     *     closed, which {@link #isClosed()} tells apart
     */
    @Nullable Slot<S> tryClaim();

    /**
     * Claims a free slot, waiting up to a timeout. One that is free is claimed even if the timeout
     * is zero.
     *
     * @param timeout how long to wait; not at all if zero or less, for ever if beyond 146 years
     * @param unit the unit of {@code timeout}
     * @return the slot; or null if the time ran out or the channel is closed, which {@link
     *     #isClosed()} tells apart
     * @throws InterruptedException if interrupted while waiting; nothing was claimed
     * @throws NullPointerException if {@code unit} is null
     */
    @Nullable Slot<S> claim(long timeout, TimeUnit unit) throws InterruptedException;

    /**
     * Claims a free slot, waiting up to a timeout; as {@link #claim(long, TimeUnit)}.
     *
     * @param timeout how long to wait; not at all if zero or less, for ever if beyond 146 years
     * @return the slot; or null if the time ran out or the channel is closed
     * @throws InterruptedException if interrupted while waiting; nothing was claimed
     * @throws NullPointerException if {@code timeout} is null
     */
    default @Nullable Slot<S> claim(Duration timeout) throws InterruptedException {
        return claim(Timeouts.saturatedNanos(timeout), TimeUnit.NANOSECONDS);
    }

    /**
     * Claims a batch: waits for a first slot, then claims what else is free. Each is claimed just
     * before the sink gets it, and is then the caller's to commit or abort, also if the sink
     * throws.
     *
     * @param sink gets each slot, on this thread
     * @param max the most slots to claim, at least 1
     * @return how many were claimed, at least 1
     * @throws ChannelClosedException if the channel is closed before the first is claimed
     * @throws InterruptedException if interrupted before the first is claimed
     * @throws IllegalArgumentException if {@code max} is less than 1
     * @throws NullPointerException if {@code sink} is null
     */
    default int claimBatch(Consumer<? super Slot<S>> sink, int max) throws InterruptedException {
        Objects.requireNonNull(sink, "sink");
        if (max < 1) {
            throw new IllegalArgumentException("max: " + max + " (must be at least 1)");
        }
        sink.accept(claim());
        return 1 + tryClaimBatch(sink, max - 1);
    }

    /**
     * Claims the slots that are free, without waiting. Each is claimed just before the sink gets
     * it, and is then the caller's to commit or abort, also if the sink throws.
     *
     * @param sink gets each slot, on this thread
     * @param max the most slots to claim
     * @return how many were claimed; 0 also if the channel is closed
     * @throws IllegalArgumentException if {@code max} is negative
     * @throws NullPointerException if {@code sink} is null
     */
    default int tryClaimBatch(Consumer<? super Slot<S>> sink, int max) {
        Objects.requireNonNull(sink, "sink");
        if (max < 0) {
            throw new IllegalArgumentException("max: " + max + " (must not be negative)");
        }
        int claimed = 0;
        while (claimed < max) {
            final Slot<S> slot = tryClaim();
            if (slot == null) {
                break;
            }
            claimed++;
            sink.accept(slot);
        }
        return claimed;
    }

    /**
     * Closes the channel: nothing more can be claimed or committed, what was committed can still be
     * received. Blocked claims fail; blocked receivers return. Slots that are claimed stay their
     * threads', whose commit will fail. Harmless when it is closed already. Any thread may close.
     *
     * @return true if this call closed it
     */
    default boolean close() {
        return close(null);
    }

    /**
     * Closes the channel for a reason, which claims and commits, and receivers once it is drained,
     * get as the cause of a {@link ChannelClosedException}. Otherwise as {@link #close()}; the
     * first close decides.
     *
     * @param cause the reason, or null for none
     * @return true if this call closed it
     */
    boolean close(@Nullable Throwable cause);

    /**
     * Whether the channel is closed. Stays true.
     *
     * @return whether it is closed to claims and commits
     */
    boolean isClosed();

    /**
     * The number of committed slots that wait to be received, at one instant during the call.
     *
     * @return from 0 to {@link #capacity()}
     */
    int size();

    /**
     * The number of slots.
     *
     * @return the capacity
     */
    int capacity();
}
