package io.fairway.bench.replay;

/**
 * A displayed order was executed.
 *
 * @param sequence the number of the message that says so
 * @param intendedNanos when that message was meant to be sent, in {@link System#nanoTime()}
 * @param shares the shares
 */
record Execution(long sequence, long intendedNanos, long shares) {}
