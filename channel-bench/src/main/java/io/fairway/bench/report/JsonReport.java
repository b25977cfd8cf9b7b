package io.fairway.bench.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairway.bench.itch.Price;
import io.fairway.bench.replay.Fault;
import io.fairway.bench.replay.Latency;
import io.fairway.bench.replay.ReplayResult;
import io.fairway.bench.replay.StockSummary;
import org.HdrHistogram.Histogram;

/**
 * The report for programs: one object, in which every key is always there. Prices are strings, as a
 * JSON number is a double to most readers.
 */
public final class JsonReport {
    private final ObjectNode root = JsonNodeFactory.instance.objectNode();

    private JsonReport() {}

    /**
     * Writes the report.
     *
     * @param run the replay
     * @return a JSON object, in a line for each value
     */
    public static String of(Run run) {
        final JsonReport report = new JsonReport();
        report.totals(run.result());
        report.times(run.result());
        report.end(run.result());
        report.circumstances(run);
        return report.root.toPrettyString();
    }

    private void totals(ReplayResult result) {
        root.put("messages", result.messages());
        final ObjectNode byType = root.putObject("byType");
        result.byType().forEach((type, count) -> byType.put(String.valueOf(type.code()), count));
        root.put("executions", result.executions());
        root.put("executedShares", result.executedShares());
        root.put("liveOrders", result.liveOrders());
        root.put("unknownReferences", result.unknownReferences());
        root.put("quoteChanges", result.quoteChanges());
        root.put("signals", result.signals());
        final ArrayNode stocks = root.putArray("stocks");
        result.stocks().forEach(each -> stock(stocks.addObject(), each));
    }

    private static void stock(ObjectNode json, StockSummary stock) {
        json.put("symbol", stock.symbol());
        json.put("locate", stock.locate());
        json.put("orders", stock.orders());
        json.put("bid", price(stock.bid()));
        json.put("ask", price(stock.ask()));
    }

    /** Null, which JSON has as well, for an empty side. */
    private static String price(long price) {
        return price == Price.NONE ? null : Price.toString(price);
    }

    private void times(ReplayResult result) {
        root.put("elapsedNanos", result.elapsedNanos());
        root.put("messagesPerSecond", result.messagesPerSecond());
        final ObjectNode blocked = root.putObject("blockedSends");
        result.blockedSends().forEach(blocked::put);
        final ObjectNode latency = root.putObject("latencyNanos");
        latency(latency.putObject("hop"), result.hop());
        latency(latency.putObject("endToEnd"), result.endToEnd());
    }

    private static void latency(ObjectNode json, Histogram histogram) {
        final Latency latency = Latency.of(histogram);
        json.put("count", latency.count());
        json.put("p50", latency.p50());
        json.put("p99", latency.p99());
        json.put("p999", latency.p999());
        json.put("max", latency.max());
    }

    private void end(ReplayResult result) {
        root.put("stopped", result.stopped());
        final Fault fault = result.fault();
        if (fault == null) {
            root.putNull("fault");
        } else {
            root.putObject("fault").put("offset", fault.offset()).put("reason", fault.reason());
        }
    }

    private void circumstances(Run run) {
        root.put("feed", run.source());
        final ObjectNode options = root.putObject("options");
        run.options().forEach(options::put);
        root.set("threads", AffinityJson.of(run.affinity()));
        root.putObject("machine")
                .put("cores", run.machine().cores())
                .put("os", run.machine().os())
                .put("jvm", run.machine().jvm());
    }
}
