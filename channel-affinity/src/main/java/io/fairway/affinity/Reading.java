package io.fairway.affinity;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A figure that the host may not offer: absent then, with the reason, rather than zero.
 *
 * @param <T> the type of the figure
 * @param value the figure, or null
 * @param reason why there is none; empty if there is one
 */
public record Reading<T>(@Nullable T value, String reason) {

    static <T> Reading<T> of(T value) {
        return new Reading<>(value, "");
    }

    static <T> Reading<T> absent(String reason) {
        return new Reading<>(null, reason);
    }

    /** What it gives, or why it does not. */
    static <T> Reading<T> from(Source<T> source) {
        try {
            return of(source.read());
        } catch (UnknownException e) {
            return absent(e.getMessage());
        }
    }

    /** How much a counter has moved. */
    static Reading<Long> difference(Reading<Long> before, Reading<Long> after) {
        if (before.value == null) {
            return before;
        }
        return after.value == null ? after : of(after.value - before.value);
    }

    /**
     * The figure, if there is one.
     *
     * @return the figure, or nothing
     */
    public Optional<T> optional() {
        return Optional.ofNullable(value);
    }

    /** The figure, or a dash. */
    @Override
    public String toString() {
        return value == null ? "-" : value.toString();
    }

    /** Where a figure is read. */
    interface Source<T> {
        T read() throws UnknownException;
    }
}
