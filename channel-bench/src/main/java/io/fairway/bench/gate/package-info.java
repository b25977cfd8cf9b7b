/**
 * The gate: decides whether a channel costs what it did, and whether its latency holds, without
 * crying wolf on a noisy machine.
 */
package io.fairway.bench.gate;
