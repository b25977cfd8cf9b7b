package io.fairway.bench.effect;

import io.fairway.channel.WaitStrategy;

/**
 * How to measure.
 *
 * @param rounds how often, in each mode
 * @param messages how many messages for the throughput
 * @param roundTrips how many round trips for the latency
 * @param load how many other threads keep processors busy
 * @param waitStrategy what the two threads do while they wait
 */
public record EffectOptions(
        int rounds, int messages, int roundTrips, int load, WaitStrategy waitStrategy) {}
