package io.fairway.bench.replay;

import io.fairway.channel.WaitStrategy;

/**
 * How to replay.
 *
 * @param shards how many book builders there are
 * @param rate how fast to read
 * @param capacity the capacity of every bounded channel
 * @param waitStrategy what threads do while they wait
 * @param pins where the threads run: the reader, the book builders and the strategy, in this order
 * @param frames whether messages travel from the reader to the builders as frames, not as objects
 */
public record ReplayOptions(
        int shards,
        Rate rate,
        int capacity,
        WaitStrategy waitStrategy,
        StagePins pins,
        boolean frames) {

    /** With objects, and threads that are not pinned. */
    public ReplayOptions(int shards, Rate rate, int capacity, WaitStrategy waitStrategy) {
        this(shards, rate, capacity, waitStrategy, StagePins.none(), false);
    }
}
