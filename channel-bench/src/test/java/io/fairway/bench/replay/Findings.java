package io.fairway.bench.replay;

import io.fairway.bench.itch.MessageType;
import java.util.List;
import java.util.Map;

/** What depends on the feed alone. */
record Findings(
        Map<MessageType, Long> byType,
        long executions,
        long executedShares,
        long liveOrders,
        long unknownReferences,
        long quoteChanges,
        long signals,
        List<StockSummary> stocks) {

    static Findings of(ReplayResult result) {
        return new Findings(
                result.byType(),
                result.executions(),
                result.executedShares(),
                result.liveOrders(),
                result.unknownReferences(),
                result.quoteChanges(),
                result.signals(),
                result.stocks());
    }
}
