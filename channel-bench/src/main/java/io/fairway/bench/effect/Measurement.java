package io.fairway.bench.effect;

/**
 * What one round found in one mode.
 *
 * @param messagesPerSecond through a bounded channel from one thread to another
 * @param p50Nanos the median of a round trip: there by one channel, back by another
 * @param p99Nanos the 99th percentile of a round trip
 */
public record Measurement(double messagesPerSecond, double p50Nanos, double p99Nanos) {}
