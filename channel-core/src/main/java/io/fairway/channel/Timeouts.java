package io.fairway.channel;

import java.time.Duration;

/** Arithmetic of timeouts. */
final class Timeouts {

    /** From here on a timeout means for ever: half the range of nanoTime, 146 years. */
    static final long FOREVER = Long.MAX_VALUE / 2;

    private Timeouts() {}

    /** The duration in nanoseconds, at most {@link #FOREVER}, at least 0. */
    static long saturatedNanos(Duration duration) {
        if (duration.isNegative()) {
            return 0;
        }
        return duration.compareTo(Duration.ofNanos(FOREVER)) >= 0 ? FOREVER : duration.toNanos();
    }

    /** The duration in nanoseconds, refused if negative. */
    static long checkedNanos(String name, Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException(name + ": " + duration + " (must not be negative)");
        }
        return saturatedNanos(duration);
    }
}
