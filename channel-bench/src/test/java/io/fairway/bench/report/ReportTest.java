package io.fairway.bench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairway.affinity.AffinityReport;
import io.fairway.bench.itch.MessageType;
import io.fairway.bench.itch.Price;
import io.fairway.bench.replay.Fault;
import io.fairway.bench.replay.ReplayResult;
import io.fairway.bench.replay.StockSummary;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class ReportTest {
    private static final Fault FAULT = new Fault(1_234, "truncated length: 1 byte of 2");

    @Test
    void everyKeyIsThereWithAndWithoutAFault() throws Exception {
        for (Fault fault : new Fault[] {null, FAULT}) {
            final JsonNode json = json(fault);

            assertEquals(
                    "[blockedSends, byType, elapsedNanos, executedShares, executions, fault, feed,"
                            + " latencyNanos, liveOrders, machine, messages, messagesPerSecond,"
                            + " options, quoteChanges, signals, stocks, stopped,"
                            + " threads, unknownReferences]",
                    keys(json));
            assertEquals("[endToEnd, hop]", keys(json.get("latencyNanos")));
            assertEquals("[count, max, p50, p99, p999]", keys(json.at("/latencyNanos/hop")));
            assertEquals("[ask, bid, locate, orders, symbol]", keys(json.at("/stocks/0")));
            assertEquals(23, json.get("byType").size());
        }
    }

    @Test
    void jsonHasTheNumbers() throws Exception {
        final JsonNode json = json(null);

        assertEquals(1_000, json.get("messages").asLong());
        assertEquals(600, json.at("/byType/A").asLong());
        assertEquals(0, json.at("/byType/h").asLong());
        assertEquals(7, json.get("executions").asLong());
        assertEquals(700, json.get("executedShares").asLong());
        assertEquals(2_000, json.get("messagesPerSecond").asLong());
        assertEquals(3, json.at("/blockedSends/feed-0").asLong());
        assertEquals(100, json.at("/latencyNanos/hop/max").asLong());
        assertTrue(json.get("fault").isNull());
    }

    @Test
    void pricesAreTextWithFourDecimalsAndNullWhereThereIsNone() throws Exception {
        final JsonNode stock = json(null).at("/stocks/0");

        assertEquals("FAIR", stock.get("symbol").asText());
        assertTrue(stock.get("bid").isTextual());
        assertEquals("27.0600", stock.get("bid").asText());
        assertTrue(stock.get("ask").isNull());
    }

    @Test
    void jsonHasTheFault() throws Exception {
        final JsonNode fault = json(FAULT).get("fault");

        assertEquals(1_234, fault.get("offset").asLong());
        assertEquals(FAULT.reason(), fault.get("reason").asText());
    }

    @Test
    void textHasTheNumbers() {
        final String text = TextReport.of(run(null));

        assertTrue(text.contains("1,000   in 0.500 s, 2,000 a second"), text);
        assertTrue(text.contains("27.0600"), text);
        assertTrue(text.contains("2 cores, a system"), text);
        assertTrue(text.contains("shards 2, wait parking"), text);
    }

    @Test
    void htmlNeedsNoNetworkAndEscapesWhatItShows() {
        final String html = HtmlReport.of(run(null));

        assertTrue(html.contains("var uPlot="), "the library is missing");
        assertTrue(html.contains(".uplot"), "its style is missing");
        assertTrue(html.contains("\"hop\":[1,"), "the points are missing");
        assertTrue(html.contains("a &lt;feed&gt;"), "the title is missing");
        assertFalse(html.contains("a <feed>"), "the title is not escaped");
        assertFalse(html.contains("{{"), "something was not filled in");
        assertFalse(html.contains("src=") || html.contains("href="), "something is loaded");
    }

    private static JsonNode json(Fault fault) throws Exception {
        return new ObjectMapper().readTree(JsonReport.of(run(fault)));
    }

    private static String keys(JsonNode json) {
        final TreeSet<String> keys = new TreeSet<>();
        json.fieldNames().forEachRemaining(keys::add);
        return keys.toString();
    }

    private static Run run(Fault fault) {
        final Map<MessageType, Long> byType = new EnumMap<>(MessageType.class);
        for (MessageType each : MessageType.values()) {
            byType.put(each, 0L);
        }
        byType.put(MessageType.ADD_ORDER, 600L);
        byType.put(MessageType.TRADE, 400L);
        final Histogram latency = new Histogram(3);
        for (int i = 1; i <= 100; i++) {
            latency.recordValue(i);
        }
        final ReplayResult result =
                new ReplayResult(
                        1_000,
                        byType,
                        7,
                        700,
                        5,
                        1,
                        9,
                        0,
                        List.of(new StockSummary(1, "FAIR", 5, 270_600, Price.NONE)),
                        500_000_000,
                        new LinkedHashMap<>(Map.of("feed-0", 3L)),
                        latency,
                        latency,
                        false,
                        fault);
        final Map<String, String> options = new LinkedHashMap<>();
        options.put("shards", "2");
        options.put("wait", "parking");
        return new Run(
                "a <feed>",
                options,
                new Machine(2, "a system", "a JVM"),
                result,
                new AffinityReport(List.of()));
    }
}
