package io.fairway.channel;

import io.fairway.channel.blocking.Face;
import io.fairway.channel.blocking.Outcome;
import io.fairway.channel.blocking.Registration;
import io.fairway.channel.blocking.Selectable;
import io.fairway.channel.blocking.Waiter;
import io.fairway.channel.blocking.Yielding;

/** A blocked operation without a blocked thread: a registration whose waiter the test looks at. */
public final class Blocked {
    private final Selectable channel;
    private final Registration registration;
    private final Waiter waiter;

    private Blocked(Channel<Payload> channel, Waiter waiter, int index) {
        this.channel = ((Face) channel).selectable();
        this.waiter = waiter;
        this.registration = new Registration(waiter, index);
    }

    /** A waiter that waits, and may be shared by several. */
    public static Waiter newWaiter() {
        final Waiter waiter = new Waiter(Yielding.YIELDING);
        waiter.arm();
        return waiter;
    }

    /** Gets in line to receive, or receives at once. */
    public static Blocked receiver(Channel<Payload> channel) {
        return receiver(channel, newWaiter(), 0);
    }

    /** Gets in line to receive as one of several of the waiter. */
    public static Blocked receiver(Channel<Payload> channel, Waiter waiter, int index) {
        final Blocked blocked = new Blocked(channel, waiter, index);
        blocked.registration.prepareReceive();
        blocked.channel.register(blocked.registration);
        return blocked;
    }

    /** Gets in line to send, or sends at once. */
    public static Blocked sender(Channel<Payload> channel, Payload element) {
        final Blocked blocked = new Blocked(channel, newWaiter(), 0);
        blocked.registration.prepareSend(element);
        blocked.channel.register(blocked.registration);
        return blocked;
    }

    public boolean isOver() {
        return waiter.isOver();
    }

    /** The outcome; to be asked when it is over. */
    public Outcome outcome() {
        return registration.outcome();
    }

    /** What it received; to be asked when it is over. */
    public Object item() {
        return registration.item();
    }

    /** Gives up, as for a timeout; false if it was completed first. */
    public boolean cancel() {
        final boolean cancelled = waiter.cancel();
        if (cancelled) {
            channel.withdraw(registration);
        }
        return cancelled;
    }
}
