package io.fairway.bench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairway.bench.peers.Cell;
import io.fairway.bench.peers.Figures;
import io.fairway.bench.peers.PeerResults;
import io.fairway.bench.peers.Settings;
import io.fairway.bench.peers.workload.Implementation;
import io.fairway.bench.peers.workload.Workload;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The peer table in all its forms. */
class PeerReportTest {
    private static final PeerHeader HEADER =
            new PeerHeader(
                    new Machine(2, "an OS", "a JVM"),
                    List.of("-Xoption"),
                    "abc123",
                    "2026-01-02",
                    "bin/fairway peers",
                    Settings.FULL);

    private final PeerResults results = results();

    private static PeerResults results() {
        final Map<Cell, Figures> figures = new LinkedHashMap<>();
        figures.put(cell(Workload.STREAM, Implementation.FAIRWAY), throughput(12.5, 0.02, 1.75));
        figures.put(cell(Workload.STREAM, Implementation.ABQ), throughput(50, 0, Double.NaN));
        figures.put(
                cell(Workload.STREAM, Implementation.AGRONA_SPSC), throughput(5, 0, Double.NaN));
        figures.put(
                cell(Workload.STREAM, Implementation.GO), throughput(100, Double.NaN, Double.NaN));
        figures.put(
                cell(Workload.OPEN_10K, Implementation.FAIRWAY),
                new Figures(300, 10, 300, 12_000, Double.NaN, Double.NaN, List.of(250.0, 300.0)));
        return new PeerResults(
                List.of(Workload.STREAM, Workload.OPEN_10K),
                figures,
                Map.of(cell(Workload.STREAM, Implementation.JOX), "lost <one>\nat x"),
                List.of("a note"));
    }

    private static Cell cell(Workload workload, Implementation implementation) {
        return new Cell(workload, implementation);
    }

    private static Figures throughput(double nanos, double bytes, double perLine) {
        return new Figures(nanos, nanos / 10, Double.NaN, Double.NaN, bytes, perLine, List.of());
    }

    @Test
    void theTableHasMedianSpreadRatioToTheBestThatBlocksAndVerdicts() {
        final List<String> lines = PeerTable.of(HEADER, results).lines().toList();
        assertEquals(
                List.of("fairway", "12.50", "10.00%", "0.25", "0.02", "1.75"),
                words(lines, "  fairway "));
        assertEquals(
                List.of("agrona-spsc", "5.00", "10.00%", "0.10", "0.00", "(cannot", "block)"),
                words(lines, "  agrona-spsc "));
        assertTrue(
                lines.contains(
                        "  MET          roles undeclared: <= 0.3 x Go: fairway 0.13 x go (limit 0.3)"),
                () -> String.join("\n", lines));
        assertTrue(lines.contains("  jox                    FAILED: lost <one>"));
        assertTrue(lines.contains("note       a note"));
        assertTrue(lines.contains("3 of 6 targets met"), () -> String.join("\n", lines));
    }

    private static List<String> words(List<String> lines, String start) {
        final String line =
                lines.stream().filter(each -> each.startsWith(start)).findFirst().orElseThrow();
        return List.of(line.strip().split(" +"));
    }

    @Test
    void theJsonHasARowForEachTarget() {
        final JsonNode json = PeerJson.of(HEADER, results);
        assertEquals("abc123", json.at("/header/commit").asText());
        assertEquals("2026-01-02", json.at("/header/date").asText());
        assertEquals(6, json.get("rows").size());
        for (JsonNode row : json.get("rows")) {
            assertEquals(List.of("workload", "target", "met", "results"), names(row));
            assertTrue(row.get("met").isBoolean());
            for (JsonNode each : row.get("results")) {
                assertEquals(List.of("nanos", "spread", "p50", "p99"), names(each));
            }
        }
        final JsonNode undeclared = json.at("/rows/1");
        assertEquals("1-1", undeclared.get("workload").asText());
        assertTrue(undeclared.get("met").asBoolean());
        assertEquals(12.5, undeclared.at("/results/fairway/nanos").asDouble());
        assertTrue(undeclared.at("/results/fairway/p99").isNull());
        assertFalse(json.at("/rows/0/met").asBoolean()); // of what was not measured
        assertEquals("NOT_MEASURED", json.at("/reasons/0/status").asText());
        assertEquals(12_000, json.at("/rows/4/results/fairway/p99").asDouble());
        assertEquals(0.02, json.at("/allocation/0/bytesPerOperation").asDouble());
        assertEquals(1.75, json.at("/lines/0/perLine").asDouble());
        assertEquals(1, json.get("lines").size());
        assertEquals("lost <one>\nat x", json.at("/failures/0/reason").asText());
    }

    private static List<String> names(JsonNode object) {
        final List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    @Test
    void thePageHasAChartForWhatHasPercentilesAndNeedsNoNetwork() {
        final String page = PeerHtml.of(HEADER, results);
        assertTrue(page.contains("\"title\":\"open-10k: "));
        assertFalse(page.contains("\"title\":\"1-1: "));
        assertTrue(page.contains("{\"label\":\"fairway\",\"values\":[250.0,300.0]}"));
        assertTrue(page.contains("lost &lt;one&gt;"));
        assertTrue(page.contains("var uPlot="));
        assertFalse(page.contains("{{"));
        assertFalse(page.contains("<script src"));
    }

    @Test
    void theTableTakesItsPlaceInADocumentAgainAndAgain() {
        final String document =
                "before\n" + PeerMarkdown.BEGIN + "\nold\n" + PeerMarkdown.END + "\nafter\n";
        final String once = PeerMarkdown.insert(document, HEADER, results);
        assertTrue(once.startsWith("before\n" + PeerMarkdown.BEGIN + "\n"));
        assertTrue(once.endsWith(PeerMarkdown.END + "\nafter\n"));
        assertFalse(once.contains("old"));
        assertTrue(once.contains("- commit: `abc123`"));
        assertTrue(
                once.contains(
                        "| 1-1 | roles undeclared: <= 0.3 x Go | met | fairway 0.13 x go (limit 0.3) |"));
        assertTrue(
                once.contains(
                        "| agrona-spsc (cannot block) | 5.00 | 0.50 | 0.10 |  |  | 0.00 |  |"));
        assertTrue(once.contains("| jox | FAILED: lost <one> | | | | | | |"), once);
        assertEquals(once, PeerMarkdown.insert(once, HEADER, results));
    }

    @Test
    void aDocumentWithoutAPlaceIsRefused() {
        for (String each : List.of("", PeerMarkdown.BEGIN, PeerMarkdown.END + PeerMarkdown.BEGIN)) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> PeerMarkdown.insert(each, HEADER, results));
        }
    }
}
