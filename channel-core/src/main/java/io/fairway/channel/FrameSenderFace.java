package io.fairway.channel;

import io.fairway.channel.blocking.FrameClaiming;
import io.fairway.channel.blocking.Selectable;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** A frame channel to claim and commit only. */
final class FrameSenderFace implements FrameSender, FrameClaiming {
    private final FrameSender channel;
    private final FrameClaiming claiming;

    FrameSenderFace(FrameSender channel, FrameClaiming claiming) {
        this.channel = channel;
        this.claiming = claiming;
    }

    @Override
    public Frame claim(int length) throws InterruptedException {
        return channel.claim(length);
    }

    @Override
    public @Nullable Frame tryClaim(int length) {
        return channel.tryClaim(length);
    }

    @Override
    public @Nullable Frame claim(int length, long timeout, TimeUnit unit)
            throws InterruptedException {
        return channel.claim(length, timeout, unit);
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
    public int byteCapacity() {
        return channel.byteCapacity();
    }

    @Override
    public Selectable claims(IntSupplier length) {
        return claiming.claims(length);
    }

    @Override
    public String toString() {
        return "sender of " + channel;
    }
}
