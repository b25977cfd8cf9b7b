package io.fairway.channel.blocking;

import org.jspecify.annotations.Nullable;

/**
 * What a select needs of a channel. Every channel of this module implements it, and its faces lead
 * to it.
 */
public interface Selectable {

    /** {@link #readyAt}'s answer of a channel that does not become ready by the clock. */
    long NEVER = Long.MAX_VALUE;

    /**
     * Performs the operation if that is possible now. The registration stands in no queue.
     *
     * @param r the operation; gets its outcome
     * @return whether it was performed, or the channel found closed
     */
    boolean attempt(Registration r);

    /**
     * Performs the operation if that is possible now, or else puts the registration into the queue.
     * Its waiter is armed.
     *
     * @param r the operation; gets its outcome
     * @return true if the waiter is over, by this registration or another; false if it was put into
     *     the queue
     */
    boolean register(Registration r);

    /**
     * Takes the registration out of the queue if it is still there. Afterwards nobody but its
     * thread touches it.
     *
     * @param r the registration
     */
    void withdraw(Registration r);

    /**
     * A value that changes whenever an operation that was not possible may have become possible.
     * Equal values before and after a failed {@link #attempt} mean that it was impossible all the
     * time between.
     *
     * @param sending whether the operation is a send
     * @return the version
     */
    long version(boolean sending);

    /**
     * When a receive will become possible by the passing of time alone, or {@link #NEVER}.
     *
     * @return the time, in nanoTime
     */
    default long readyAt() {
        return NEVER;
    }

    /**
     * Takes over what became of a registered operation, before the select counts it as done. By the
     * waiter's thread, when the waiter was completed by this registration.
     *
     * @param r the operation, which may be changed
     * @return false if it turns out not to be done after all: the select then goes on waiting
     */
    default boolean settle(Registration r) {
        return true;
    }

    /**
     * The exception for an operation that found the channel closed.
     *
     * @return a new exception with the cause of the closing, if any
     */
    RuntimeException closedException();

    /**
     * The reason why the channel was closed.
     *
     * @return the cause given to close, or null
     */
    @Nullable Throwable closeCause();
}
