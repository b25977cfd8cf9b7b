package io.fairway.bench.replay;

/**
 * What the strategy has seen so far.
 *
 * @param sequence the number of the latest message that it has seen something of
 * @param messagesPerSecond how fast that number grew in the last tick
 * @param quoteChanges changes of a best bid or ask
 * @param executions executions of displayed orders
 * @param executedShares their shares
 * @param signals how often a stock's best bid came to be at or above its best ask
 */
public record Snapshot(
        long sequence,
        long messagesPerSecond,
        long quoteChanges,
        long executions,
        long executedShares,
        long signals) {}
