package io.fairway.select;

import io.fairway.channel.Slot;
import io.fairway.channel.SlotSender;
import io.fairway.channel.blocking.Claiming;
import io.fairway.channel.blocking.Face;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A case that claims a free slot of a slot channel, to send by it.
 *
 * <pre>{@code
 * ClaimCase.of(quotes, slot -> {
 *     slot.value().set(bid, ask);
 *     slot.commit();
 * })
 * }</pre>
 *
 * <p>A closed channel makes the case ready. Chosen, it runs its closed handler; without one the
 * select throws {@link io.fairway.channel.ChannelClosedException}.
 *
 * @param <S> the type of the values in the slots
 */
public final class ClaimCase<S> extends SelectCase {
    private final @Nullable Consumer<? super Slot<S>> handler;
    private @Nullable Slot<S> slot;

    private ClaimCase(SlotSender<S> to, @Nullable Consumer<? super Slot<S>> handler) {
        super(claims(Objects.requireNonNull(to, "channel")));
        this.handler = handler;
    }

    private static Face claims(SlotSender<?> to) {
        if (!(to instanceof Claiming)) {
            throw new IllegalArgumentException("not a channel that select knows: " + to);
        }
        return new ClaimFace((Claiming) to);
    }

    /**
     * A case whose slot is fetched by {@link #slot()}.
     *
     * @param <S> the type of the values in the slots
     * @param to the channel
     * @return a new case
     * @throws IllegalArgumentException if {@code to} is not one of Fairway's own channels
     */
    public static <S> ClaimCase<S> of(SlotSender<S> to) {
        return new ClaimCase<>(to, null);
    }

    /**
     * A case whose slot goes to a handler.
     *
     * @param <S> the type of the values in the slots
     * @param to the channel
     * @param handler gets the slot, on the thread that selects, when the select is done with all
     *     channels; commits or aborts it, or keeps it until later. What it throws, the select
     *     throws
     * @return a new case
     * @throws IllegalArgumentException if {@code to} is not one of Fairway's own channels
     */
    public static <S> ClaimCase<S> of(SlotSender<S> to, Consumer<? super Slot<S>> handler) {
        return new ClaimCase<>(to, Objects.requireNonNull(handler, "handler"));
    }

    /**
     * Sets the handler for a closed channel.
     *
     * @param action runs on the thread that selects
     * @return this case
     */
    public ClaimCase<S> onClosed(Runnable action) {
        setOnClosed(Objects.requireNonNull(action, "onClosed"));
        return this;
    }

    /**
     * The slot claimed when this case was last chosen, until the select's next use.
     *
     * @return the slot, or null if the case has a handler, was not chosen, or found the channel
     *     closed
     */
    public @Nullable Slot<S> slot() {
        return slot;
    }

    @Override
    void forget() {
        slot = null;
    }

    @Override
    @SuppressWarnings("unchecked") // the channel's slots
    void accept(@Nullable Object item) {
        final Slot<S> claimed = (Slot<S>) Objects.requireNonNull(item);
        if (handler == null) {
            slot = claimed;
        } else {
            handler.accept(claimed);
        }
    }

    @Override
    boolean failsWhenClosed() {
        return true;
    }
}
