package io.fairway.bench.gate;

/**
 * An estimate, and what it lies between.
 *
 * @param low the lower confidence bound
 * @param estimate the estimate
 * @param high the upper confidence bound
 */
record Interval(double low, double estimate, double high) {}
