package io.fairway.affinity;

/** Takes durations and how often there were such. */
@FunctionalInterface
public interface GapConsumer {
    /**
     * Takes one.
     *
     * @param nanos the duration, in nanoseconds
     * @param count how often there was one like it
     */
    void accept(long nanos, long count);
}
