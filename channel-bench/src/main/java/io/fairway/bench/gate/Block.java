package io.fairway.bench.gate;

import org.HdrHistogram.Histogram;

/**
 * What one block of a fork measured: slices of the channel and of the null channel in turn. One-way
 * latencies, from the intended send time, in nanoseconds.
 *
 * @param channel through the channel
 * @param filteredChannel the same, without what disturbed the threads; see {@link Slice#record}
 * @param floor through the null channel
 * @param filteredFloor the same, without what disturbed the threads
 * @param witnesses what else happened meanwhile
 */
record Block(
        Histogram channel,
        Histogram filteredChannel,
        Histogram floor,
        Histogram filteredFloor,
        Witnesses witnesses) {}
