package io.fairway.bench.peers;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What one process measured of a cell: a value for each piece of work.
 *
 * @param nanos nanoseconds per operation; of round trips and one-way trips, the median
 * @param p50 medians in nanoseconds, where percentiles count; else none
 * @param p99 99th percentiles in nanoseconds, where percentiles count; else none
 * @param curve nanoseconds at the places of the chart of percentiles; none without
 * @param bytes bytes allocated per operation; none where that was not measured
 * @param lines what a cache line took there and back beside each of the nanos; none where that was
 *     not measured
 */
record Sample(
        List<Double> nanos,
        List<Double> p50,
        List<Double> p99,
        List<Double> curve,
        List<Double> bytes,
        List<Double> lines) {

    static Sample ofThroughput(List<Double> nanos, List<Double> bytes, List<Double> lines) {
        return new Sample(nanos, List.of(), List.of(), List.of(), bytes, lines);
    }

    /** Each of the nanos as a multiple of the line beside it. */
    List<Double> perLine() {
        return IntStream.range(0, lines.size()).mapToObj(i -> nanos.get(i) / lines.get(i)).toList();
    }
}
