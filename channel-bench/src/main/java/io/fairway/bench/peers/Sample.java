package io.fairway.bench.peers;

import java.util.List;

/**
 * What one process measured of a cell: a value for each piece of work.
 *
 * @param nanos nanoseconds per operation; of round trips and one-way trips, the median
 * @param p50 medians in nanoseconds, where percentiles count; else none
 * @param p99 99th percentiles in nanoseconds, where percentiles count; else none
 * @param curve nanoseconds at the places of the chart of percentiles; none without
 * @param bytes bytes allocated per operation; none where that was not measured
 */
record Sample(
        List<Double> nanos,
        List<Double> p50,
        List<Double> p99,
        List<Double> curve,
        List<Double> bytes) {

    static Sample ofThroughput(List<Double> nanos, List<Double> bytes) {
        return new Sample(nanos, List.of(), List.of(), List.of(), bytes);
    }
}
