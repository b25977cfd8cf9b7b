package io.fairway.bench.replay;

import io.fairway.bench.itch.MessageType;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.HdrHistogram.Histogram;

/** Adds up what the stages have counted, once their threads have ended. */
final class Totals {
    private final FeedReader reader;
    private final List<BookBuilder> builders;
    private final Strategy strategy;
    private final Snapshot last;

    Totals(FeedReader reader, List<BookBuilder> builders, Strategy strategy, Snapshot last) {
        this.reader = reader;
        this.builders = builders;
        this.strategy = strategy;
        this.last = last;
    }

    ReplayResult result() {
        final Map<MessageType, Long> byType = byType();
        final long messages = byType.values().stream().mapToLong(Long::longValue).sum();
        final List<StockSummary> stocks = stocks();
        // Every number is counted at both ends of the channels that it came through.
        requireSame("messages", reader.messages(), messages);
        requireSame("quote changes", sum(BookBuilder::quoteChanges), last.quoteChanges());
        requireSame("executions", sum(BookBuilder::executions), last.executions());
        requireSame("executed shares", sum(BookBuilder::executedShares), last.executedShares());
        return new ReplayResult(
                messages,
                byType,
                last.executions(),
                last.executedShares(),
                stocks.stream().mapToLong(StockSummary::orders).sum(),
                sum(BookBuilder::unknownReferences),
                last.quoteChanges(),
                last.signals(),
                stocks,
                strategy.drainedNanos() - reader.startNanos(),
                blockedSends(),
                hop(),
                strategy.endToEnd(),
                reader.isStopped(),
                reader.fault());
    }

    private static void requireSame(String what, long sent, long received) {
        if (sent != received) {
            throw new IllegalStateException(
                    what + ": " + sent + " were sent and " + received + " received");
        }
    }

    private long sum(ToLongFunction<BookBuilder> count) {
        return builders.stream().mapToLong(count).sum();
    }

    private Map<MessageType, Long> byType() {
        final Map<MessageType, Long> byType = new EnumMap<>(MessageType.class);
        for (MessageType each : MessageType.values()) {
            byType.put(each, sum(builder -> builder.byType()[each.ordinal()]));
        }
        return byType;
    }

    private List<StockSummary> stocks() {
        return builders.stream()
                .flatMap(each -> each.stocks().stream())
                .sorted(
                        Comparator.comparingInt(StockSummary::orders)
                                .reversed()
                                .thenComparing(StockSummary::symbol)
                                .thenComparing(StockSummary::locate))
                .toList();
    }

    private Map<String, Long> blockedSends() {
        final Map<String, Long> blocked = new LinkedHashMap<>();
        final List<Long> byFeed = reader.blocked();
        for (int shard = 0; shard < byFeed.size(); shard++) {
            blocked.put("feed-" + shard, byFeed.get(shard));
        }
        blocked.put("quotes", sum(BookBuilder::blockedQuotes));
        blocked.put("executions", sum(BookBuilder::blockedExecutions));
        return blocked;
    }

    private Histogram hop() {
        final Histogram hop = Latency.newHistogram();
        builders.forEach(each -> hop.add(each.hop()));
        return hop;
    }
}
