package io.fairway.select;

import io.fairway.channel.Frame;
import io.fairway.channel.FrameSender;
import io.fairway.channel.blocking.FrameClaiming;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A case that claims a frame of a frame channel, to send by it.
 *
 * <p>It is asked for the length once for each use of the select in which the case is enabled, when
 * that begins. A closed channel makes the case ready. Chosen, it runs its closed handler; without
 * one the select throws {@link io.fairway.channel.ChannelClosedException}.
 */
public final class FrameClaimCase extends SelectCase {
    private final FrameFace face;
    private final Consumer<? super Frame> handler;

    private FrameClaimCase(FrameFace face, Consumer<? super Frame> handler) {
        super(face);
        this.face = face;
        this.handler = handler;
    }

    /**
     * A case whose frame goes to a handler.
     *
     * @param to the channel
     * @param length gives the number of bytes to claim, as {@link FrameSender#claim(int)} takes it
     * @param handler gets the frame, on the thread that selects, when the select is done with all
     *     channels; commits or aborts it, or keeps it until later. What it throws, the select
     *     throws
     * @return a new case
     * @throws IllegalArgumentException if {@code to} is not one of Fairway's own channels
     */
    public static FrameClaimCase of(
            FrameSender to, IntSupplier length, Consumer<? super Frame> handler) {
        Objects.requireNonNull(to, "channel");
        Objects.requireNonNull(length, "length");
        Objects.requireNonNull(handler, "handler");
        if (!(to instanceof FrameClaiming)) {
            throw new IllegalArgumentException("not a channel that select knows: " + to);
        }
        return new FrameClaimCase(new FrameFace((FrameClaiming) to, length), handler);
    }

    /**
     * Sets the handler for a closed channel.
     *
     * @param action runs on the thread that selects
     * @return this case
     */
    public FrameClaimCase onClosed(Runnable action) {
        setOnClosed(Objects.requireNonNull(action, "onClosed"));
        return this;
    }

    @Override
    void forget() {
        // keeps nothing
    }

    @Override
    boolean asksUser() {
        return true;
    }

    @Override
    void prepare() {
        face.askLength();
    }

    @Override
    void accept(@Nullable Object item) {
        handler.accept((Frame) Objects.requireNonNull(item));
    }

    @Override
    boolean failsWhenClosed() {
        return true;
    }
}
