package io.fairway.select;

import io.fairway.channel.blocking.Face;
import io.fairway.channel.blocking.Outcome;
import io.fairway.channel.blocking.Registration;
import io.fairway.channel.blocking.Selectable;
import io.fairway.channel.blocking.Waiter;
import org.jspecify.annotations.Nullable;

/**
 * One case of a {@link Select}: a receive or a send, which can be switched off and on between two
 * uses. Belongs to one select, and is for that select's thread.
 */
public abstract class SelectCase {
    final Selectable channel;

    /** The case's place in the select; unbound until the select is built. */
    @Nullable Registration registration;

    /** What the user named, for messages. */
    private final Object face;

    private int index = -1;
    private boolean enabled = true;

    /** Whether it takes part in the current use: enabled when that began. */
    private boolean active;

    private boolean closed;
    @Nullable Runnable onClosed;

    SelectCase(Object face) {
        this.face = face;
        if (!(face instanceof Face)) {
            throw new IllegalArgumentException("not a channel that select knows: " + face);
        }
        this.channel = ((Face) face).selectable();
    }

    /** Switches this case on, for the uses of the select to come. */
    public final void enable() {
        enabled = true;
    }

    /**
     * Switches this case off, for the uses of the select to come: it is never chosen, and a send's
     * supplier is not asked, as if the channel were Go's nil.
     */
    public final void disable() {
        enabled = false;
    }

    /**
     * Whether this case is switched on, as it is at first.
     *
     * @return whether it is
     */
    public final boolean isEnabled() {
        return enabled;
    }

    /**
     * The position of this case in its select, from 0 in the order of building.
     *
     * @return the index, or -1 while it belongs to no select
     */
    public final int index() {
        return index;
    }

    /**
     * Whether this case, when it was last chosen, was chosen because its channel was closed (and,
     * to a receive, drained).
     *
     * @return whether it found its channel closed
     */
    public final boolean isClosed() {
        return closed;
    }

    /** Sets what to run when the case is chosen because its channel is closed. */
    final void setOnClosed(Runnable action) {
        this.onClosed = action;
    }

    final void bind(Waiter waiter, int newIndex) {
        if (registration != null) {
            throw new IllegalStateException("belongs to a select already: " + this);
        }
        index = newIndex;
        registration = new Registration(waiter, newIndex);
    }

    /** Begins a use of the select: what is switched from now on counts for the next. */
    final void begin() {
        active = enabled;
        registration.prepareReceive();
        forget();
    }

    /** Whether this case takes part in the current use. */
    final boolean isActive() {
        return active;
    }

    /** Drops what the use before left. */
    abstract void forget();

    /** Whether the user is asked for something in each use. */
    boolean asksUser() {
        return false;
    }

    /** Asks the user, when all cases have begun. Only of a case that does so. */
    void prepare() {
        throw new IllegalStateException("asks for nothing: " + this);
    }

    /** Drops what {@link #prepare} readied, of a case that was not chosen. */
    final void discard() {
        registration.takeItem();
    }

    /** Takes the outcome over and runs the handler. The channel is done with this case. */
    final void complete() {
        final Object item = registration.takeItem();
        closed = registration.outcome() == Outcome.CLOSED;
        if (!closed) {
            accept(item);
        } else if (onClosed != null) {
            onClosed.run();
        } else if (failsWhenClosed()) {
            throw channel.closedException();
        }
    }

    /** Runs the handler for a completed operation. */
    abstract void accept(@Nullable Object item);

    /** Whether a closed channel is an error, if there is no handler for it. */
    abstract boolean failsWhenClosed();

    @Override
    public String toString() {
        return getClass().getSimpleName() + " " + index + " of " + face;
    }
}
