package io.fairway.channel;

import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The sending face of a {@link Channel}.
 *
 * <p>Every method is for any thread, platform or virtual, unless the channel was built with {@link
 * ChannelBuilder#singleProducer()}: then one thread sends, while any thread may close and ask.
 *
 * <p><b>Interrupts.</b> A blocking operation that can complete at once does, whatever the interrupt
 * status. One that has to wait throws {@link InterruptedException} if the thread is or gets
 * interrupted; then it has had no effect. If the operation completes first, it returns normally
 * with the interrupt status set.
 *
 * <p><b>Memory.</b> What a thread did before a send happens-before the receive that returns its
 * element. A receive happens-before the completion of the send that fills the place it freed; on an
 * unbuffered channel, before the completion of the send it received from. Close happens-before
 * whatever reports it.
 *
 * <p><b>Progress.</b> An operation that does not block may still spin while another thread is
 * between two steps of its own, such as claiming a place and writing to it: nanoseconds, unless
 * that thread was preempted there. A timeout does not cut that short.
 *
 * @param <T> the type of the elements
 */
public interface Sender<T> {

    /**
     * Sends an element, waiting for room (bounded) or for a receiver (unbuffered).
     *
     * @param element the element
     * @throws ChannelClosedException if the channel is closed, before or while waiting; the element
     *     is not in the channel
     * @throws InterruptedException if interrupted while waiting; the element is not in the channel
     * @throws NullPointerException if {@code element} is null
     */
    void send(T element) throws InterruptedException;

    /**
     * Sends an element if that is possible without waiting. Never blocks and never throws for a
     * closed channel. Without a buffer it is possible when a receiver is in line, which one that
     * idles first is after some microseconds.
     *
     * @param element the element
     * @return {@link SendResult#SENT}, {@link SendResult#FULL} or {@link SendResult#CLOSED}
     * @throws NullPointerException if {@code element} is null
     */
    SendResult trySend(T element);

    /**
     * Sends an element, waiting up to a timeout.
     *
     * @param element the element
     * @param timeout how long to wait; not at all if zero or less, for ever if beyond 146 years
     * @param unit the unit of {@code timeout}
     * @return {@link SendResult#SENT}, {@link SendResult#TIMED_OUT} or {@link SendResult#CLOSED}
     * @throws InterruptedException if interrupted while waiting; the element is not in the channel
     * @throws NullPointerException if {@code element} or {@code unit} is null
     */
    SendResult send(T element, long timeout, TimeUnit unit) throws InterruptedException;

    /**
     * Sends an element, waiting up to a timeout.
     *
     * @param element the element
     * @param timeout how long to wait; not at all if zero or less, for ever if beyond 146 years
     * @return {@link SendResult#SENT}, {@link SendResult#TIMED_OUT} or {@link SendResult#CLOSED}
     * @throws InterruptedException if interrupted while waiting; the element is not in the channel
     * @throws NullPointerException if an argument is null
     */
    default SendResult send(T element, Duration timeout) throws InterruptedException {
        return send(element, Timeouts.saturatedNanos(timeout), TimeUnit.NANOSECONDS);
    }

    /**
     * Sends elements in their order, waiting for room for each.
     *
     * <p>If the channel is closed, or the thread interrupted, after some were sent, the call
     * returns their number (in the second case with the interrupt status set), so that nothing is
     * lost: the rest is still the caller's.
     *
     * @param elements the elements
     * @return how many were sent, counted from the first
     * @throws ChannelClosedException if the channel is closed before the first is sent
     * @throws InterruptedException if interrupted before the first is sent
     * @throws NullPointerException if {@code elements} or one of them is null; none was sent
     */
    default int sendAll(Collection<? extends T> elements) throws InterruptedException {
        return Batches.sendAll(this, elements);
    }

    /**
     * Sends elements in their order for as long as that is possible without waiting.
     *
     * @param elements the elements
     * @return how many were sent, counted from the first; {@link #isClosed()} tells closed from
     *     full
     * @throws NullPointerException if {@code elements} or one of them is null; none was sent
     */
    default int trySendAll(Collection<? extends T> elements) {
        return Batches.trySendAll(this, elements);
    }

    /**
     * Closes the channel: no further element can be sent, those in it can still be received.
     * Blocked senders fail; blocked receivers return. Harmless when it is closed already. Any
     * thread may close, also a channel with a single producer.
     *
     * @return true if this call closed it
     */
    default boolean close() {
        return close(null);
    }

    /**
     * Closes the channel for a reason, which senders, and receivers once it is drained, get as the
     * cause of a {@link ChannelClosedException}. Otherwise as {@link #close()}; the first close
     * decides.
     *
     * @param cause the reason, or null for none
     * @return true if this call closed it
     */
    boolean close(@Nullable Throwable cause);

    /**
     * Whether the channel is closed. Stays true.
     *
     * @return whether it is closed to senders
     */
    boolean isClosed();

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
