package io.fairway.bench.replay;

import io.fairway.channel.WaitStrategy;

/**
 * How to replay.
 *
 * @param shards how many book builders there are
 * @param rate how fast to read
 * @param capacity the capacity of every bounded channel
 * @param waitStrategy what threads do while they wait
 */
public record ReplayOptions(int shards, Rate rate, int capacity, WaitStrategy waitStrategy) {}
