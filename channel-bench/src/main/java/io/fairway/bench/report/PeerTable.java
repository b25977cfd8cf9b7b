package io.fairway.bench.report;

import io.fairway.bench.peers.Figures;
import io.fairway.bench.peers.PeerResults;
import io.fairway.bench.peers.Verdict;
import io.fairway.bench.peers.workload.Implementation;
import io.fairway.bench.peers.workload.Kind;
import io.fairway.bench.peers.workload.Workload;
import java.util.Locale;
import java.util.Map;

/** The peer table for a terminal. */
public final class PeerTable {
    private static final double PERCENT = 100;

    private final StringBuilder text = new StringBuilder();
    private final PeerResults results;

    private PeerTable(PeerResults results) {
        this.results = results;
    }

    /**
     * Writes the table.
     *
     * @param header on what it was measured, and how
     * @param results what came of it
     */
    public static String of(PeerHeader header, PeerResults results) {
        final PeerTable table = new PeerTable(results);
        header.lines().forEach((name, value) -> table.line("%-10s %s", name, value));
        results.notes().forEach(each -> table.line("%-10s %s", "note", each));
        results.workloads().forEach(table::workload);
        table.summary();
        return table.text.toString();
    }

    private void workload(Workload workload) {
        line("");
        line("%s: %s", workload.id(), PeerHeader.describe(workload));
        line(
                "  %-22s %12s %8s %8s %12s %12s %9s %8s",
                "",
                workload.kind() == Kind.IDLE ? "ns/s" : "ns",
                "spread",
                "x best",
                "p50",
                "p99",
                "B/op",
                "x line");
        final double best = results.bestPeer(workload);
        final Map<Implementation, Figures> row = results.of(workload);
        row.forEach((implementation, figures) -> cell(implementation, figures, best));
        results.failures(workload)
                .forEach(
                        (implementation, reason) ->
                                line("  %-22s FAILED: %s", implementation, firstLine(reason)));
        for (Verdict each : results.verdicts(workload)) {
            line("  %-12s %s: %s", each.status(), each.target(), each.reason());
        }
    }

    private void cell(Implementation implementation, Figures figures, double best) {
        line(
                "  %-22s %12s %8s %8s %12s %12s %9s %8s%s",
                implementation,
                number(figures.nanos()),
                percent(figures.spread() / figures.nanos()),
                number(figures.nanos() / best),
                number(figures.p50()),
                number(figures.p99()),
                number(figures.bytes()),
                number(figures.perLine()),
                remark(implementation));
    }

    private static String percent(double value) {
        return Double.isFinite(value) ? number(value * PERCENT) + "%" : "";
    }

    static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }

    /** What a reader has to know of it, if anything. */
    static String remark(Implementation implementation) {
        if (implementation.isFloor()) {
            return " (a floor)";
        }
        return implementation.canBlock() ? "" : " (cannot block)";
    }

    private void summary() {
        line("");
        final long met = results.verdicts().stream().filter(Verdict::isMet).count();
        line("%d of %d targets met", met, results.verdicts().size());
        if (!results.failures().isEmpty()) {
            line("FAILED: %d cells, see above", results.failures().size());
        }
        line("");
        line(
                "ns: median of the nanoseconds per message, or pair, or hand-off, as said. spread: between");
        line("the quartiles. x best: of the fastest peer that can block. B/op: bytes allocated.");
        line("x line: of a cache line, there and back, in the same moments of the same process.");
    }

    /** Empty for what was not measured. */
    static String number(double value) {
        if (!Double.isFinite(value)) {
            return "";
        }
        return String.format(Locale.ROOT, Math.abs(value) < 100 ? "%,.2f" : "%,.0f", value);
    }

    private void line(String format, Object... arguments) {
        text.append(String.format(Locale.ROOT, format, arguments)).append(System.lineSeparator());
    }
}
