package io.fairway.bench.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairway.bench.peers.PeerResults;
import io.fairway.bench.peers.Verdict;
import io.fairway.bench.peers.workload.Workload;

/**
 * The peer table for programs: a row for each target. Nanoseconds; null for what was not measured.
 */
public final class PeerJson {
    private PeerJson() {}

    /**
     * Writes the table.
     *
     * @param header on what it was measured, and how
     * @param results what came of it
     */
    public static ObjectNode of(PeerHeader header, PeerResults results) {
        final ObjectNode json = JsonNodeFactory.instance.objectNode();
        final ObjectNode head = json.putObject("header");
        header.lines().forEach(head::put);
        final ArrayNode notes = head.putArray("notes");
        results.notes().forEach(notes::add);
        final ArrayNode rows = json.putArray("rows");
        for (Workload workload : results.workloads()) {
            for (Verdict each : results.verdicts(workload)) {
                final ObjectNode row =
                        rows.addObject()
                                .put("workload", workload.id())
                                .put("target", each.target())
                                .put("met", each.isMet());
                row.set("results", row(results, workload));
            }
        }
        reasons(json.putArray("reasons"), results);
        allocation(json.putArray("allocation"), results);
        lines(json.putArray("lines"), results);
        final ArrayNode failures = json.putArray("failures");
        results.failures()
                .forEach(
                        (cell, reason) ->
                                failures.addObject()
                                        .put("workload", cell.workload().id())
                                        .put("implementation", cell.implementation().id())
                                        .put("reason", reason));
        return json;
    }

    private static ObjectNode row(PeerResults results, Workload workload) {
        final ObjectNode row = JsonNodeFactory.instance.objectNode();
        results.of(workload)
                .forEach(
                        (implementation, figures) -> {
                            final ObjectNode cell = row.putObject(implementation.id());
                            put(cell, "nanos", figures.nanos());
                            put(cell, "spread", figures.spread());
                            put(cell, "p50", figures.p50());
                            put(cell, "p99", figures.p99());
                        });
        return row;
    }

    private static void reasons(ArrayNode reasons, PeerResults results) {
        for (Verdict each : results.verdicts()) {
            reasons.addObject()
                    .put("workload", each.workload().id())
                    .put("target", each.target())
                    .put("status", each.status().toString())
                    .put("reason", each.reason());
        }
    }

    private static void allocation(ArrayNode allocation, PeerResults results) {
        results.figures()
                .forEach(
                        (cell, figures) -> {
                            if (Double.isFinite(figures.bytes())) {
                                allocation
                                        .addObject()
                                        .put("workload", cell.workload().id())
                                        .put("implementation", cell.implementation().id())
                                        .put("bytesPerOperation", figures.bytes());
                            }
                        });
    }

    private static void lines(ArrayNode lines, PeerResults results) {
        results.figures()
                .forEach(
                        (cell, figures) -> {
                            if (Double.isFinite(figures.perLine())) {
                                lines.addObject()
                                        .put("workload", cell.workload().id())
                                        .put("implementation", cell.implementation().id())
                                        .put("perLine", figures.perLine());
                            }
                        });
    }

    /** JSON has no number that is none. */
    private static void put(ObjectNode json, String name, double value) {
        if (Double.isFinite(value)) {
            json.put(name, value);
        } else {
            json.putNull(name);
        }
    }
}
