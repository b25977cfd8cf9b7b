package io.fairway.channel;

import io.fairway.channel.blocking.Environment;
import io.fairway.channel.blocking.Registration;
import io.fairway.channel.blocking.Waiter;

/**
 * A blocked operation without a thread: it stands in the lines of some channels, as a blocked
 * thread does, until somebody completes it or it leaves. That makes "the other has blocked" a
 * matter of one call.
 */
public final class Bystander {
    private final Waiter waiter = new Waiter(Environment.SYSTEM);
    private final AbstractChannel<?>[] channels;
    private final Registration[] registrations;

    /** Will stand in the lines of these channels. */
    public Bystander(Channel<?>... channels) {
        this.channels = new AbstractChannel<?>[channels.length];
        this.registrations = new Registration[channels.length];
        for (int i = 0; i < channels.length; i++) {
            this.channels[i] = (AbstractChannel<?>) channels[i];
            registrations[i] = new Registration(waiter, i);
        }
    }

    /** Gets in line everywhere, to send this. */
    public void send(Object element) {
        for (Registration each : registrations) {
            each.prepareSend(element);
        }
        lineUp();
    }

    /** Gets in line everywhere, to receive. */
    public void receive() {
        for (Registration each : registrations) {
            each.prepareReceive();
        }
        lineUp();
    }

    private void lineUp() {
        waiter.arm();
        for (int i = 0; i < channels.length; i++) {
            if (channels[i].register(registrations[i])) {
                throw new AssertionError("did not block on " + channels[i]);
            }
        }
    }

    /** Whether somebody has completed it. */
    public boolean isOver() {
        return waiter.isOver();
    }

    /** What it received from this channel, or null. */
    public Object received(int channel) {
        return registrations[channel].item();
    }

    /** Leaves all lines, completed or not; says which. */
    public boolean leave() {
        final boolean completed = !waiter.cancel();
        for (int i = 0; i < channels.length; i++) {
            channels[i].withdraw(registrations[i]);
        }
        return completed;
    }
}
