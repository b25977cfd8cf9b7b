package io.fairway.channel;

import io.fairway.channel.blocking.Registration;
import io.fairway.channel.blocking.Selectable;
import org.jspecify.annotations.Nullable;

/** One side of a slot channel, as a select sees it: to claim, or to receive. */
final class SlotSide<S> implements Selectable {
    private final PairedSlotChannel<S> slots;
    private final AbstractChannel<Slot<S>> channel;
    private final boolean claims;

    SlotSide(PairedSlotChannel<S> slots, AbstractChannel<Slot<S>> channel, boolean claims) {
        this.slots = slots;
        this.channel = channel;
        this.claims = claims;
    }

    @Override
    public boolean attempt(Registration r) {
        return channel.attempt(r);
    }

    @Override
    public boolean register(Registration r) {
        return channel.register(r);
    }

    @Override
    public void withdraw(Registration r) {
        channel.withdraw(r);
    }

    @Override
    public boolean keepsAccounts() {
        return true;
    }

    @Override
    public void account(Object received) {
        final Slot<?> slot = (Slot<?>) received;
        if (claims) {
            slot.claimed();
        } else {
            slot.received();
        }
    }

    @Override
    public long version(boolean sending) {
        return channel.version(sending);
    }

    @Override
    public ChannelClosedException closedException() {
        return slots.closedException();
    }

    @Override
    public @Nullable Throwable closeCause() {
        return channel.closeCause();
    }
}
