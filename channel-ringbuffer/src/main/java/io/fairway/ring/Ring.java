package io.fairway.ring;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A bounded lock-free ring of references with an exact capacity.
 *
 * <p>Elements come out in the order in which their {@link #offer} claimed a place. Every verdict
 * ({@code FULL}, {@code CLOSED}, {@code null} for empty, a size) is true at one instant during the
 * call. An {@code offer} happens-before the {@code poll} that returns its element; the {@code poll}
 * that frees a slot happens-before the {@code offer} that fills it again; {@link #close}
 * happens-before an offer that reports {@link OfferResult#CLOSED} and a true {@link #isClosed} or
 * {@link #isDrained}.
 *
 * <p>No method blocks, parks, allocates or takes a lock; for what may be waited on briefly see
 * <i>Progress</i> in the package description. {@code null} elements are refused.
 *
 * @param <E> the type of the elements
 */
public abstract class Ring<E> {

    /** The largest capacity that a ring can have: 2^30 elements. */
    public static final int MAX_CAPACITY = 1 << 30;

    Ring() {}

    /**
     * Adds an element if there is room, the ring is open and the gate is not shut. By a producer.
     *
     * @param element the element
     * @return what became of it
     * @throws NullPointerException if {@code element} is null
     */
    public abstract OfferResult offer(E element);

    /**
     * Takes the oldest element. By a consumer.
     *
     * @return the element, or {@code null} if the ring is empty or its gate is shut; who uses the
     *     gate asks {@link #isEmptyAndOpen()} to tell these apart
     */
    public abstract @Nullable E poll();

    /**
     * Adds an element if there is room and the ring is open. Only for the holder of the gate.
     *
     * @param element the element
     * @return whether it was added
     * @throws NullPointerException if {@code element} is null
     */
    public abstract boolean offerGated(E element);

    /**
     * Takes the oldest element. Only for the holder of the gate.
     *
     * @return the element, or {@code null} if the ring is empty
     */
    public abstract @Nullable E pollGated();

    /**
     * Shuts the gate: from now on only the caller adds and takes, by {@link #offerGated} and {@link
     * #pollGated}. The callers exclude each other by a lock of their own.
     */
    public abstract void shutGate();

    /** Opens the gate again. Only for the holder of the gate. */
    public abstract void openGate();

    /**
     * Whether the gate was shut at one instant during the call.
     *
     * @return whether it was shut
     */
    public abstract boolean isGated();

    /**
     * Closes the ring to further elements. By any thread.
     *
     * @return true if this call closed it, false if it was closed already
     */
    public abstract boolean close();

    /**
     * Whether the ring is closed. Stays true.
     *
     * @return whether {@link #close} was called
     */
    public abstract boolean isClosed();

    /**
     * Whether the ring is closed and empty. Stays true.
     *
     * @return whether no element will ever come out again
     */
    public abstract boolean isDrained();

    /**
     * Whether the ring was empty at one instant during the call.
     *
     * @return whether it was empty
     */
    public abstract boolean isEmpty();

    /**
     * Whether the ring was empty, with its gate open, at one instant during the call. Unlike {@link
     * #isEmpty()} it does not see the ring between two steps of the gate's holder.
     *
     * @return whether it was empty and the gate open
     */
    public abstract boolean isEmptyAndOpen();

    /**
     * Whether the ring was full at one instant during the call.
     *
     * @return whether it was full
     */
    public abstract boolean isFull();

    /**
     * The number of elements at one instant during the call.
     *
     * @return the number, from 0 to the capacity
     */
    public abstract int size();

    /**
     * The number of elements that the ring can hold.
     *
     * @return the capacity, exactly as asked for
     */
    public abstract int capacity();

    /**
     * A value that changes whenever an empty ring may have stopped being empty, or was closed.
     * Equal values before and after an "empty" verdict mean that it held all the time between.
     *
     * @return the version of the tail
     */
    public abstract long tailVersion();

    /**
     * A value that changes whenever a full ring may have stopped being full, or was closed. Equal
     * values before and after a "full" verdict mean that it held all the time between.
     *
     * @return the version of the head
     */
    public abstract long headVersion();

    /** The flags to show beside size and capacity. */
    abstract String flags();

    /**
     * For tests: throws an {@link IllegalStateException} that says which invariant is broken. Only
     * while no other thread uses the ring.
     */
    abstract void checkInvariants();

    final void require(boolean condition, String invariant) {
        if (!condition) {
            throw new IllegalStateException(invariant + " in " + this);
        }
    }

    @Override
    public final String toString() {
        return getClass().getSimpleName()
                + "[size="
                + size()
                + ", capacity="
                + capacity()
                + flags()
                + "]";
    }

    static <E> E checkElement(E element) {
        return Objects.requireNonNull(element, "element");
    }

    @SuppressWarnings("unchecked") // only offers write slots
    final E cast(Object element) {
        return (E) element;
    }
}
