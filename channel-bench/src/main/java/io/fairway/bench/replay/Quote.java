package io.fairway.bench.replay;

/**
 * A stock's best bid or offer has changed.
 *
 * @param sequence the number of the message that changed it
 * @param intendedNanos when that message was meant to be sent, in {@link System#nanoTime()}
 * @param locate the stock locate code
 * @param bid the best bid now, or {@link io.fairway.bench.itch.Price#NONE}
 * @param ask the best ask now, or {@link io.fairway.bench.itch.Price#NONE}
 */
record Quote(long sequence, long intendedNanos, int locate, long bid, long ask) {}
