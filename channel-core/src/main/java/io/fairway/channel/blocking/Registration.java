package io.fairway.channel.blocking;

import org.jspecify.annotations.Nullable;

/**
 * A waiter's place in one queue of one channel, and what it sends or gets there.
 *
 * <p>While it is in a queue its fields belong to the holder of that channel's lock; before, and
 * after the waiter is over and the registration withdrawn, to the waiter's thread. So they are
 * plain: the lock, or the waiter's state, publishes them.
 */
public final class Registration {
    final Waiter waiter;
    final int index;

    boolean sending;
    @Nullable Object item;
    Outcome outcome = Outcome.BLOCKED;

    /** The queue it stands in, or null. */
    @Nullable WaitQueue queue;

    @Nullable Registration previous;
    @Nullable Registration next;

    /** The link, and the height, of the pool of registrations that are not in use. */
    @Nullable Registration below;

    int height;

    /**
     * A registration of this waiter.
     *
     * @param waiter the waiter
     * @param index its index among the waiter's registrations
     */
    public Registration(Waiter waiter, int index) {
        this.waiter = waiter;
        this.index = index;
    }

    /**
     * Prepares to send. By the waiter's thread.
     *
     * @param element the element to send
     */
    public void prepareSend(Object element) {
        sending = true;
        item = element;
        outcome = Outcome.BLOCKED;
    }

    /** Prepares to receive. By the waiter's thread. */
    public void prepareReceive() {
        sending = false;
        item = null;
        outcome = Outcome.BLOCKED;
    }

    /**
     * Whether this registration sends.
     *
     * @return true to send, false to receive
     */
    public boolean isSending() {
        return sending;
    }

    /**
     * The element to send, or the one received.
     *
     * @return the element, or null if there is none
     */
    public @Nullable Object item() {
        return item;
    }

    /**
     * The outcome, when the waiter is over.
     *
     * @return what became of the operation
     */
    public Outcome outcome() {
        return outcome;
    }

    /**
     * Records an outcome found without registering. By the waiter's thread.
     *
     * @param newOutcome the outcome
     * @param received the element received, if any
     */
    public void resolve(Outcome newOutcome, @Nullable Object received) {
        outcome = newOutcome;
        if (!sending) {
            item = received;
        }
    }

    /**
     * Takes the element out: the one received, or the one to send.
     *
     * @return the element, or null if there is none
     */
    public @Nullable Object takeItem() {
        final Object taken = item;
        item = null;
        return taken;
    }
}
