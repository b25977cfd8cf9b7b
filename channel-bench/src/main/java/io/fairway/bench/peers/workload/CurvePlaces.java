package io.fairway.bench.peers.workload;

/**
 * The places of a chart of latencies over percentiles: 1 / (1 - percentile / 100), evenly on a
 * logarithmic axis, so that the tail has room.
 */
public final class CurvePlaces {
    private static final int A_DECADE = 20;

    private CurvePlaces() {}

    /** The place of a number, from 0: 10 is 90 %, 100 is 99 %, and so on. */
    public static double at(int number) {
        return Math.pow(10, (double) number / A_DECADE);
    }
}
