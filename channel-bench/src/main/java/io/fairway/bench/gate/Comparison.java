package io.fairway.bench.gate;

/**
 * A percentile of the candidate against that of the base, over some rounds.
 *
 * @param percentile which
 * @param logRatio the natural logarithm of how many times as slow the candidate is
 * @param baseNanos what the base takes
 */
record Comparison(Percentile percentile, Interval logRatio, double baseNanos) {

    /** Whether the candidate is certainly slower, by what matters. */
    boolean isSlower(double ratio) {
        return matters(logRatio.low(), ratio);
    }

    /** Whether the candidate is certainly not slower by what matters. */
    boolean isNotSlower(double ratio) {
        return !matters(logRatio.high(), ratio);
    }

    private boolean matters(double log, double ratio) {
        return log > Math.log(ratio) && baseNanos * Math.expm1(log) >= percentile.mattersNanos();
    }
}
