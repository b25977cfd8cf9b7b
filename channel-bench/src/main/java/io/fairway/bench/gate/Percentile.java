package io.fairway.bench.gate;

/** The percentiles that a comparison is about, and which difference of each matters to anybody. */
enum Percentile {
    P50("P50", 50, 100),
    P99("P99", 99, 500),
    P999("P99.9", 99.9, 5_000);

    private final String text;
    private final double percent;
    private final long mattersNanos;

    Percentile(String text, double percent, long mattersNanos) {
        this.text = text;
        this.percent = percent;
        this.mattersNanos = mattersNanos;
    }

    double percent() {
        return percent;
    }

    long mattersNanos() {
        return mattersNanos;
    }

    @Override
    public String toString() {
        return text;
    }
}
