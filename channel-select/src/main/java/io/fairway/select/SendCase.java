package io.fairway.select;

import io.fairway.channel.Sender;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A case that sends.
 *
 * <p>Its supplier is asked once for each use of the select in which the case is enabled, when that
 * begins, in the order of the cases; as in Go, whether or not the case is then chosen. An element
 * not sent is dropped: what must not get lost the supplier keeps until the case was chosen.
 *
 * <p>A closed channel makes the case ready. Chosen, it runs its closed handler; without one the
 * select throws {@link io.fairway.channel.ChannelClosedException}.
 *
 * @param <T> the type of the elements
 */
public final class SendCase<T> extends SelectCase {
    private final Supplier<? extends T> supplier;
    private @Nullable Runnable onSent;

    private SendCase(Sender<T> to, Supplier<? extends T> supplier) {
        super(Objects.requireNonNull(to, "channel"));
        this.supplier = Objects.requireNonNull(supplier, "supplier");
    }

    /**
     * A case that sends what the supplier gives.
     *
     * @param <T> the type of the elements
     * @param to the channel
     * @param supplier gives the element, never null
     * @return a new case
     * @throws IllegalArgumentException if {@code to} is not one of Fairway's own channels
     */
    public static <T> SendCase<T> of(Sender<T> to, Supplier<? extends T> supplier) {
        return new SendCase<>(to, supplier);
    }

    /**
     * Sets the handler that runs when the element was sent.
     *
     * @param action runs on the thread that selects, when the select is done with all channels
     * @return this case
     */
    public SendCase<T> onSent(Runnable action) {
        this.onSent = Objects.requireNonNull(action, "onSent");
        return this;
    }

    /**
     * Sets the handler for a closed channel.
     *
     * @param action runs on the thread that selects
     * @return this case
     */
    public SendCase<T> onClosed(Runnable action) {
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
        registration.prepareSend(Objects.requireNonNull(supplier.get(), "element"));
    }

    @Override
    void accept(@Nullable Object item) {
        if (onSent != null) {
            onSent.run();
        }
    }

    @Override
    boolean failsWhenClosed() {
        return true;
    }
}
