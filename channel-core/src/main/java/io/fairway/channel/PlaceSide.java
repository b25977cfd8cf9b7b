package io.fairway.channel;

import io.fairway.channel.blocking.Registration;
import io.fairway.channel.blocking.Selectable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One side of a channel of places, as a select sees it: to claim, or to receive. */
final class PlaceSide<P extends Place> implements Selectable {
    private final PairedChannel<P> whole;
    private final AbstractChannel<P> channel;
    private final Consumer<? super P> gotten;

    /**
     * A side.
     *
     * @param whole the channel of places
     * @param channel the one of its two channels to receive from
     * @param gotten gets each place that was received
     */
    PlaceSide(PairedChannel<P> whole, AbstractChannel<P> channel, Consumer<? super P> gotten) {
        this.whole = whole;
        this.channel = channel;
        this.gotten = gotten;
    }

    @Override
    public boolean attempt(Registration r) {
        return channel.attempt(r) && settle(r);
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
    @SuppressWarnings("unchecked") // the channel's places
    public boolean settle(Registration r) {
        final P place = (P) r.item();
        if (place != null) {
            gotten.accept(place);
        } else {
            whole.finishClose(); // before anybody is told
        }
        return true;
    }

    @Override
    public long version(boolean sending) {
        return channel.version(sending);
    }

    @Override
    public ChannelClosedException closedException() {
        return whole.closedException();
    }

    @Override
    public @Nullable Throwable closeCause() {
        return channel.closeCause();
    }
}
