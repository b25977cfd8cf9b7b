package io.fairway.bench.report;

import io.fairway.bench.peers.Figures;
import io.fairway.bench.peers.PeerResults;
import io.fairway.bench.peers.Verdict;
import io.fairway.bench.peers.workload.Implementation;
import io.fairway.bench.peers.workload.Workload;
import java.util.Locale;
import java.util.Map;

/** The peer table for a document, between two markers of which it takes the place. */
public final class PeerMarkdown {
    /** Before the table. */
    public static final String BEGIN = "<!-- begin: bin/fairway peers --markdown -->";

    /** After the table. */
    public static final String END = "<!-- end -->";

    private static final String NEW_LINE = "\n";

    private final StringBuilder text = new StringBuilder();

    private PeerMarkdown() {}

    /**
     * Puts the table into a document.
     *
     * @param document the document, with both markers
     * @param header on what it was measured, and how
     * @param results what came of it
     * @throws IllegalArgumentException if the document has no such place
     */
    public static String insert(String document, PeerHeader header, PeerResults results) {
        requirePlace(document);
        final int begin = document.indexOf(BEGIN) + BEGIN.length();
        return document.substring(0, begin)
                + NEW_LINE
                + of(header, results)
                + document.substring(document.indexOf(END, begin));
    }

    /**
     * Looks for the markers.
     *
     * @throws IllegalArgumentException if the document has no place for a table
     */
    public static void requirePlace(String document) {
        final int begin = document.indexOf(BEGIN);
        if (begin < 0 || document.indexOf(END, begin) < 0) {
            throw new IllegalArgumentException("no '" + BEGIN + "' and '" + END + "' in it");
        }
    }

    private static String of(PeerHeader header, PeerResults results) {
        final PeerMarkdown table = new PeerMarkdown();
        table.line("");
        header.lines().forEach((name, value) -> table.line("- %s: `%s`", name, value));
        results.notes().forEach(each -> table.line("- note: %s", each));
        table.targets(results);
        results.workloads().forEach(each -> table.workload(each, results));
        table.line("");
        return table.text.toString();
    }

    private void targets(PeerResults results) {
        line("");
        line("| workload | target | | measured |");
        line("|---|---|---|---|");
        for (Verdict each : results.verdicts()) {
            line(
                    "| %s | %s | %s | %s |",
                    each.workload(),
                    each.target(),
                    each.status().toString().toLowerCase(Locale.ROOT).replace('_', ' '),
                    each.reason());
        }
    }

    private void workload(Workload workload, PeerResults results) {
        final double best = results.bestPeer(workload);
        line("");
        line("**%s**: %s", workload, PeerHeader.describe(workload));
        line("");
        line("| | ns | spread | x best peer | p50 | p99 | B/op | x line |");
        line("|---|---:|---:|---:|---:|---:|---:|---:|");
        for (Map.Entry<Implementation, Figures> each : results.of(workload).entrySet()) {
            final Figures figures = each.getValue();
            line(
                    "| %s%s | %s | %s | %s | %s | %s | %s | %s |",
                    each.getKey(),
                    PeerTable.remark(each.getKey()),
                    PeerTable.number(figures.nanos()),
                    PeerTable.number(figures.spread()),
                    PeerTable.number(figures.nanos() / best),
                    PeerTable.number(figures.p50()),
                    PeerTable.number(figures.p99()),
                    PeerTable.number(figures.bytes()),
                    PeerTable.number(figures.perLine()));
        }
        results.failures(workload)
                .forEach(
                        (implementation, reason) ->
                                line(
                                        "| %s | FAILED: %s | | | | | | |",
                                        implementation,
                                        PeerTable.firstLine(reason).replace("|", "\\|")));
    }

    private void line(String format, Object... arguments) {
        text.append(String.format(Locale.ROOT, format, arguments)).append(NEW_LINE);
    }
}
