package io.fairway.channel;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A channel between threads, with the semantics of Go's.
 *
 * <pre>{@code
 * Channel<Order> orders = Channel.bounded(1024);
 * orders.send(order);                  // one thread
 * for (Order each : orders) { ... }    // another, until closed and drained
 * }</pre>
 *
 * <p><b>Order.</b> Each sender's elements are received in the order it sent them. Threads that
 * block are served in the order in which they came to wait, on both sides. An operation that starts
 * after another has come to wait on its side never overtakes it; one that was under way may, once.
 *
 * <p><b>Nothing is lost.</b> A send that reports success has put its element into the channel or
 * into the hands of a receiver; any other outcome leaves it with the caller. Completion, timeout,
 * interrupt, close and select race for one compare-and-set.
 *
 * @param <T> the type of the elements
 * @see ChannelBuilder
 */
public interface Channel<T> extends Sender<T>, Receiver<T> {

    /**
     * A channel that holds up to {@code capacity} elements.
     *
     * @param <T> the type of the elements
     * @param capacity the exact capacity, from 1 to 2^30
     * @return a new channel for any number of threads on either side
     * @throws IllegalArgumentException if the capacity is out of range
     */
    static <T> Channel<T> bounded(int capacity) {
        return Channel.<T>builder().capacity(capacity).build();
    }

    /**
     * A channel that holds no element: each send waits for its receiver, and the other way round.
     *
     * @param <T> the type of the elements
     * @return a new channel for any number of threads on either side
     */
    static <T> Channel<T> unbuffered() {
        return Channel.<T>builder().build();
    }

    /**
     * Builds a channel with a name, roles, a wait strategy or a hook. Unbuffered unless a capacity
     * is given.
     *
     * @param <T> the type of the elements
     * @return a new builder
     */
    static <T> ChannelBuilder<T> builder() {
        return new ChannelBuilder<>();
    }

    /**
     * A channel of objects made once, which are filled in place and read in place.
     *
     * @param <S> the type of the objects
     * @param factory makes the object of each slot, never null
     * @param capacity the exact number of slots, from 1 to 2^30
     * @return a new channel for any number of threads on either side
     * @throws IllegalArgumentException if the capacity is out of range
     * @throws NullPointerException if {@code factory} is null or gives null
     * @see SlotChannel#builder
     */
    static <S> SlotChannel<S> ofSlots(Supplier<? extends S> factory, int capacity) {
        return SlotChannel.<S>builder(factory, capacity).build();
    }

    /**
     * A channel of binary frames of any length, which are written in place and read in place, in
     * one buffer outside the heap.
     *
     * @param bytes the exact number of bytes in the buffer, a multiple of 8 from 8 to 2^30
     * @return a new channel for one sending thread, and any number of receiving ones
     * @throws IllegalArgumentException if the number is out of range or no multiple of 8
     * @see FrameChannel#builder
     */
    static FrameChannel ofFrames(int bytes) {
        return FrameChannel.builder(bytes).build();
    }

    /**
     * A channel that delivers one element, the time at which it was due, to one receiver, {@code
     * delay} from now. Needs no thread and no timer, and nothing to be cancelled.
     *
     * @param delay how long from now
     * @return the receiving face of a new channel; never closed
     * @throws IllegalArgumentException if {@code delay} is negative
     */
    static Receiver<Instant> after(Duration delay) {
        return TimerChannel.after(delay);
    }

    /**
     * A channel that delivers the time at every multiple of {@code period} from now. A tick that
     * nobody received when the next is due is dropped, so at most one is pending; later ticks keep
     * to the grid. Needs no thread and no timer, and nothing to be cancelled.
     *
     * @param period the time between two ticks, more than zero
     * @return the receiving face of a new channel; never closed
     * @throws IllegalArgumentException if {@code period} is zero or negative
     */
    static Receiver<Instant> tick(Duration period) {
        return TimerChannel.tick(period);
    }

    /**
     * A channel on which nothing ever happens: Go's nil channel. Sends and receives block until
     * interrupted or timed out; it cannot be closed.
     *
     * @param <T> the type of the elements
     * @return the channel
     */
    static <T> Channel<T> never() {
        return NeverChannel.instance();
    }

    /**
     * The name given to the builder.
     *
     * @return the name, or null if it has none
     */
    @Nullable String name();

    /**
     * This channel to send on only. The face cannot be cast back to the channel.
     *
     * @return the sending face
     */
    Sender<T> sender();

    /**
     * This channel to receive from only. The face cannot be cast back to the channel.
     *
     * @return the receiving face
     */
    Receiver<T> receiver();
}
