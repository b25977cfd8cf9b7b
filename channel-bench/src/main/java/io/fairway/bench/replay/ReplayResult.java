package io.fairway.bench.replay;

import io.fairway.bench.itch.MessageType;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * What a replay found and how it went. But for the times and the blocked sends, it depends on the
 * feed alone.
 *
 * @param messages how many messages were replayed
 * @param byType how many of each type, for every type, in the order of the specification
 * @param executions executions of displayed orders: messages of type E and C, also those of orders
 *     that are not known. A trade (P) executes no displayed order, and a cross (Q) repeats in bulk
 *     what other messages may have said, so that neither counts.
 * @param executedShares the shares of these executions
 * @param liveOrders orders that are live at the end
 * @param unknownReferences messages about an order that is not known
 * @param quoteChanges changes of a stock's best bid or ask
 * @param signals how often a stock's best bid came to be at or above its best ask
 * @param stocks all stocks that have a symbol, those with most live orders first
 * @param elapsedNanos from the start of reading to the last event at the strategy
 * @param blockedSends how many sends found their channel full, by channel
 * @param hop the latency from the intended send time to the book builder, of every message
 * @param endToEnd the latency from the intended send time to the strategy, of every quote change
 *     and execution
 * @param stopped whether it was stopped before the end of the feed
 * @param fault what ended the feed early, or null
 */
public record ReplayResult(
        long messages,
        Map<MessageType, Long> byType,
        long executions,
        long executedShares,
        long liveOrders,
        long unknownReferences,
        long quoteChanges,
        long signals,
        List<StockSummary> stocks,
        long elapsedNanos,
        Map<String, Long> blockedSends,
        Histogram hop,
        Histogram endToEnd,
        boolean stopped,
        Fault fault) {

    /** The throughput, from the start of reading to the last event at the strategy. */
    public long messagesPerSecond() {
        return elapsedNanos == 0 ? 0 : Math.round(messages * 1e9 / elapsedNanos);
    }
}
