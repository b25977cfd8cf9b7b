package io.fairway.channel;

import java.time.Duration;
import java.util.Iterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The receiving face of a {@link Channel}.
 *
 * <p>Every method is for any thread, platform or virtual, unless the channel was built with {@link
 * ChannelBuilder#singleConsumer()}: then one thread receives, while any thread may cancel and ask.
 *
 * <p>Interrupts, memory effects and progress are as described at {@link Sender}.
 *
 * @param <T> the type of the elements
 */
public interface Receiver<T> extends Iterable<T> {

    /**
     * Receives an element, waiting for one.
     *
     * @return the element, or null once the channel is closed and drained
     * @throws ChannelClosedException once the channel was closed with a cause and is drained
     * @throws InterruptedException if interrupted while waiting; no element was taken
     */
    @Nullable T recv() throws InterruptedException;

    /**
     * Receives an element if there is one. Never blocks and never throws.
     *
     * @return the element, or null if there was none at one instant during the call; {@link
     *     #isDrained()} then tells closed from empty
     */
    @Nullable T tryRecv();

    /**
     * Receives an element, waiting up to a timeout. An element that is there is received even if
     * the timeout is zero.
     *
     * @param timeout how long to wait; not at all if zero or less, for ever if beyond 146 years
     * @param unit the unit of {@code timeout}
     * @return the element, or null if the time ran out or the channel is closed and drained, which
     *     {@link #isDrained()} tells apart
     * @throws ChannelClosedException once the channel was closed with a cause and is drained
     * @throws InterruptedException if interrupted while waiting; no element was taken
     * @throws NullPointerException if {@code unit} is null
     */
    @Nullable T recv(long timeout, TimeUnit unit) throws InterruptedException;

    /**
     * Receives an element, waiting up to a timeout; as {@link #recv(long, TimeUnit)}.
     *
     * @param timeout how long to wait; not at all if zero or less, for ever if beyond 146 years
     * @return the element, or null if the time ran out or the channel is closed and drained
     * @throws ChannelClosedException once the channel was closed with a cause and is drained
     * @throws InterruptedException if interrupted while waiting; no element was taken
     * @throws NullPointerException if {@code timeout} is null
     */
    default @Nullable T recv(Duration timeout) throws InterruptedException {
        return recv(Timeouts.saturatedNanos(timeout), TimeUnit.NANOSECONDS);
    }

    /**
     * Receives the elements that are there, without waiting. Each is taken just before the sink
     * gets it, so if the sink throws, the rest stays in the channel.
     *
     * @param sink gets each element, on this thread
     * @param max the most elements to receive
     * @return how many were received; 0 also if the channel is drained
     * @throws IllegalArgumentException if {@code max} is negative
     * @throws NullPointerException if {@code sink} is null
     */
    default int drainTo(Consumer<? super T> sink, int max) {
        return Batches.drain(this, sink, max);
    }

    /**
     * Receives a batch: waits for a first element, then takes what else is there.
     *
     * @param sink gets each element, on this thread
     * @param max the most elements to receive, at least 1
     * @return how many were received; 0 only once the channel is closed and drained
     * @throws ChannelClosedException once the channel was closed with a cause and is drained
     * @throws InterruptedException if interrupted while waiting for the first; none was taken
     * @throws IllegalArgumentException if {@code max} is less than 1
     * @throws NullPointerException if {@code sink} is null
     */
    default int recvBatch(Consumer<? super T> sink, int max) throws InterruptedException {
        return Batches.receive(this, sink, max);
    }

    /**
     * An iterator that receives until the channel is closed and drained. Its {@code hasNext} waits;
     * interrupted, it throws {@link ChannelInterruptedException}. For one thread.
     *
     * @return a new iterator
     */
    @Override
    default Iterator<T> iterator() {
        return new ReceivingIterator<>(this);
    }

    /**
     * A sequential stream that receives until the channel is closed and drained; waits as {@link
     * #iterator()} does.
     *
     * @return a new stream
     */
    default Stream<T> stream() {
        final int traits = Spliterator.ORDERED | Spliterator.NONNULL;
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(iterator(), traits), false);
    }

    /**
     * Closes the channel and discards what is in it: each discarded element goes, exactly once, to
     * the hook given to {@link ChannelBuilder#onUndelivered}. Blocked senders fail and keep their
     * elements. Any thread may cancel, also a channel with a single consumer; elements may be
     * received until it has discarded them.
     *
     * @return how many elements were discarded
     */
    int cancel();

    /**
     * Whether the channel is closed. Stays true. Elements may still be there.
     *
     * @return whether it is closed to senders
     */
    boolean isClosed();

    /**
     * Whether the channel is closed and empty. Stays true: no element will be received any more. So
     * asked after a null from {@link #tryRecv} it tells, without a race, whether to go on.
     *
     * @return whether it is drained
     */
    boolean isDrained();

    /**
     * The number of elements in the channel at one instant during the call, as Go's {@code len}.
     *
     * @return from 0 to {@link #capacity()}; 0 if unbuffered
     */
    int size();

    /**
     * The number of elements that the channel can hold, as Go's {@code cap}.
     *
     * @return the capacity; 0 if unbuffered
     */
    int capacity();
}
