package io.fairway.affinity;

import org.HdrHistogram.Histogram;

/** Interruptions as an HdrHistogram, for users who have that library. */
public final class JitterHistogram {
    private static final int DIGITS = 3;

    private JitterHistogram() {}

    /**
     * The durations of all interruptions.
     *
     * @param result how often a thread was interrupted
     * @return a new histogram, in nanoseconds
     */
    public static Histogram of(JitterResult result) {
        final Histogram histogram = new Histogram(DIGITS);
        result.forEachInterruption(histogram::recordValueWithCount);
        return histogram;
    }
}
