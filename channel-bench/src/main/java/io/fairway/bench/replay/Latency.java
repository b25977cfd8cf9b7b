package io.fairway.bench.replay;

import org.HdrHistogram.Histogram;

/**
 * Percentiles of a latency, in nanoseconds; all zero if nothing was measured.
 *
 * @param count how many were measured
 * @param p50 the median
 * @param p99 99 percent were at most this
 * @param p999 99.9 percent were at most this
 * @param max the longest
 */
public record Latency(long count, long p50, long p99, long p999, long max) {

    /** An empty histogram, which keeps three decimal digits of each value, and grows with them. */
    static Histogram newHistogram() {
        return new Histogram(3);
    }

    /**
     * The percentiles of a histogram.
     *
     * @param histogram values in nanoseconds
     * @return its percentiles
     */
    public static Latency of(Histogram histogram) {
        return new Latency(
                histogram.getTotalCount(),
                histogram.getValueAtPercentile(50),
                histogram.getValueAtPercentile(99),
                histogram.getValueAtPercentile(99.9),
                histogram.getMaxValue());
    }
}
