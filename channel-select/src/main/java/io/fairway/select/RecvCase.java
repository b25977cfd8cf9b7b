package io.fairway.select;

import io.fairway.channel.Receiver;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A case that receives.
 *
 * <p>Chosen because the channel is closed and drained, it runs its closed handler. Without one, the
 * select returns it with {@link #isClosed()} true; if the channel was closed with a cause, it
 * throws {@link io.fairway.channel.ChannelClosedException} instead, as a plain receive does. A
 * closed channel stays ready: {@link #disable()} the case to have the select wait for the others.
 *
 * @param <T> the type of the elements
 */
public final class RecvCase<T> extends SelectCase {
    private final @Nullable Consumer<? super T> handler;
    private @Nullable T value;

    private RecvCase(Receiver<T> from, @Nullable Consumer<? super T> handler) {
        super(Objects.requireNonNull(from, "channel"));
        this.handler = handler;
    }

    /**
     * A case whose element is fetched by {@link #value()}.
     *
     * @param <T> the type of the elements
     * @param from the channel
     * @return a new case
     * @throws IllegalArgumentException if {@code from} is not one of Fairway's own channels
     */
    public static <T> RecvCase<T> of(Receiver<T> from) {
        return new RecvCase<>(from, null);
    }

    /**
     * A case whose element goes to a handler.
     *
     * @param <T> the type of the elements
     * @param from the channel
     * @param handler gets the element, on the thread that selects, when the select is done with all
     *     channels; what it throws, the select throws
     * @return a new case
     * @throws IllegalArgumentException if {@code from} is not one of Fairway's own channels
     */
    public static <T> RecvCase<T> of(Receiver<T> from, Consumer<? super T> handler) {
        return new RecvCase<>(from, Objects.requireNonNull(handler, "handler"));
    }

    /**
     * Sets the handler for a closed and drained channel.
     *
     * @param action runs on the thread that selects
     * @return this case
     */
    public RecvCase<T> onClosed(Runnable action) {
        setOnClosed(Objects.requireNonNull(action, "onClosed"));
        return this;
    }

    /**
     * The element received when this case was last chosen, until the select's next use.
     *
     * @return the element, or null if the case has a handler, was not chosen, or found the channel
     *     closed
     */
    public @Nullable T value() {
        return value;
    }

    @Override
    void forget() {
        value = null;
    }

    @Override
    @SuppressWarnings("unchecked") // the channel's elements
    void accept(@Nullable Object item) {
        if (handler == null) {
            value = (T) item;
        } else {
            handler.accept((T) item);
        }
    }

    @Override
    boolean failsWhenClosed() {
        return channel.closeCause() != null;
    }
}
