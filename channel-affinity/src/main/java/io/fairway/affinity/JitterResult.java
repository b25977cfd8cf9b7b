package io.fairway.affinity;

/** How often a busy thread was interrupted, and for how long. Immutable. */
public final class JitterResult {
    private final PinResult pin;
    private final ThreadAffinity affinity;
    private final long thresholdNanos;
    private final long elapsedNanos;
    private final long readings;
    private final GapCounts gaps;

    JitterResult(
            PinResult pin,
            ThreadAffinity affinity,
            long thresholdNanos,
            GapLoop loop,
            GapCounts gaps) {
        this.pin = pin;
        this.affinity = affinity;
        this.thresholdNanos = thresholdNanos;
        this.elapsedNanos = loop.elapsedNanos();
        this.readings = loop.readings();
        this.gaps = gaps;
    }

    /**
     * What became of the wish to pin the thread.
     *
     * @return the result, which says where it really ran
     */
    public PinResult pin() {
        return pin;
    }

    /**
     * What the kernel says of the thread: an interruption without a switch to another thread is an
     * interrupt, or the hypervisor.
     *
     * @return the thread's affinity and counters while it sampled
     */
    public ThreadAffinity affinity() {
        return affinity;
    }

    /**
     * What counts as an interruption.
     *
     * @return a time between two readings of the clock above which it is one, in nanoseconds
     */
    public long thresholdNanos() {
        return thresholdNanos;
    }

    /**
     * How long it sampled.
     *
     * @return the time in nanoseconds
     */
    public long elapsedNanos() {
        return elapsedNanos;
    }

    /**
     * How often it read the clock.
     *
     * @return the number
     */
    public long readings() {
        return readings;
    }

    /**
     * How often it was interrupted.
     *
     * @return the number
     */
    public long interruptions() {
        return gaps.count();
    }

    /**
     * How long it was interrupted in all.
     *
     * @return the time in nanoseconds
     */
    public long interruptedNanos() {
        return gaps.total();
    }

    /**
     * The longest interruption.
     *
     * @return the time in nanoseconds, exactly; 0 if there was none
     */
    public long longestNanos() {
        return gaps.longest();
    }

    /**
     * How long interruptions are.
     *
     * @param percentile 0 to 100
     * @return what this share of the interruptions does not exceed, in nanoseconds, to three
     *     digits; 0 if there was none
     * @throws IllegalArgumentException if the percentile is not 0 to 100
     */
    public long percentileNanos(double percentile) {
        if (!(percentile >= 0 && percentile <= 100)) {
            throw new IllegalArgumentException("percentile: " + percentile + " (must be 0..100)");
        }
        return gaps.quantile(percentile / 100);
    }

    /**
     * All interruptions.
     *
     * @param consumer gets the durations, to three digits, ascending, and how often there was each
     */
    public void forEachInterruption(GapConsumer consumer) {
        gaps.forEach(consumer);
    }
}
