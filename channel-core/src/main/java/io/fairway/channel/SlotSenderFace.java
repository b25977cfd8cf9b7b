package io.fairway.channel;

import io.fairway.channel.blocking.Claiming;
import io.fairway.channel.blocking.Selectable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A slot channel to claim and commit only. */
final class SlotSenderFace<S> implements SlotSender<S>, Claiming {
    private final SlotSender<S> channel;
    private final Selectable claims;

    SlotSenderFace(SlotSender<S> channel, Selectable claims) {
        this.channel = channel;
        this.claims = claims;
    }

    @Override
    public Slot<S> claim() throws InterruptedException {
        return channel.claim();
    }

    @Override
    public @Nullable Slot<S> tryClaim() {
        return channel.tryClaim();
    }

    @Override
    public @Nullable Slot<S> claim(long timeout, TimeUnit unit) throws InterruptedException {
        return channel.claim(timeout, unit);
    }

    @Override
    public boolean close(@Nullable Throwable cause) {
        return channel.close(cause);
    }

    @Override
    public boolean isClosed() {
        return channel.isClosed();
    }

    @Override
    public int size() {
        return channel.size();
    }

    @Override
    public int capacity() {
        return channel.capacity();
    }

    @Override
    public Selectable claims() {
        return claims;
    }

    @Override
    public String toString() {
        return "sender of " + channel;
    }
}
