package io.fairway.bench.report;

import io.fairway.affinity.AffinityReport;
import io.fairway.bench.itch.Price;
import io.fairway.bench.replay.Latency;
import io.fairway.bench.replay.ReplayResult;
import io.fairway.bench.replay.StockSummary;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Locale;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;

/** The report on a terminal. */
public final class TextReport {
    private static final int TOP_STOCKS = 10;

    private final StringWriter text = new StringWriter();
    private final PrintWriter out = new PrintWriter(text);

    private TextReport() {}

    /**
     * Writes the report.
     *
     * @param run the replay
     * @return the report, in lines that end with the system's line separator
     */
    public static String of(Run run) {
        final TextReport report = new TextReport();
        report.header(run);
        report.totals(run.result());
        report.stocks(run.result());
        report.blockedSends(run.result());
        report.latency(run.result());
        report.affinity(run.affinity());
        return report.text.toString();
    }

    private void header(Run run) {
        final Machine machine = run.machine();
        line("%-20s %d cores, %s", "machine", machine.cores(), machine.os());
        line("%-20s %s", "JVM", machine.jvm());
        line("%-20s %s", "feed", run.source());
        line(
                "%-20s %s",
                "options",
                run.options().entrySet().stream()
                        .map(each -> each.getKey() + " " + each.getValue())
                        .collect(Collectors.joining(", ")));
    }

    private void totals(ReplayResult result) {
        line("");
        if (result.stopped()) {
            line("stopped before the end of the feed");
        }
        line(
                "%-34s %,15d   in %,.3f s, %,d a second",
                "messages",
                result.messages(),
                result.elapsedNanos() / 1e9,
                result.messagesPerSecond());
        result.byType()
                .forEach(
                        (type, count) -> {
                            if (count > 0) {
                                line("  %c %-30s %,15d", type.code(), type.description(), count);
                            }
                        });
        line("%-34s %,15d", "executions of displayed orders", result.executions());
        line("%-34s %,15d", "executed shares", result.executedShares());
        line("%-34s %,15d", "live orders", result.liveOrders());
        line("%-34s %,15d", "unknown order references", result.unknownReferences());
        line("%-34s %,15d", "changes of best bid or ask", result.quoteChanges());
        line("%-34s %,15d", "signals (bid at or above ask)", result.signals());
    }

    private void stocks(ReplayResult result) {
        line("");
        line("%-8s %12s %14s %14s", "stock", "live orders", "best bid", "best ask");
        result.stocks().stream().limit(TOP_STOCKS).forEach(this::stock);
        final int more = result.stocks().size() - TOP_STOCKS;
        if (more > 0) {
            line("... and %,d more", more);
        }
    }

    private void stock(StockSummary stock) {
        line(
                "%-8s %,12d %14s %14s",
                stock.symbol(), stock.orders(), price(stock.bid()), price(stock.ask()));
    }

    private static String price(long price) {
        return price == Price.NONE ? "-" : Price.toString(price);
    }

    private void blockedSends(ReplayResult result) {
        line("");
        line("%-34s %15s", "channel", "blocked sends");
        result.blockedSends().forEach((channel, count) -> line("%-34s %,15d", channel, count));
    }

    private void latency(ReplayResult result) {
        line("");
        line(
                "%-30s %10s %10s %10s %10s %12s",
                "latency in microseconds", "P50", "P99", "P99.9", "max", "measured");
        latency("hop (reader to builder)", result.hop());
        latency("end to end (to strategy)", result.endToEnd());
    }

    private void latency(String what, Histogram histogram) {
        final Latency latency = Latency.of(histogram);
        line(
                "%-30s %,10.1f %,10.1f %,10.1f %,10.1f %,12d",
                what,
                latency.p50() / 1e3,
                latency.p99() / 1e3,
                latency.p999() / 1e3,
                latency.max() / 1e3,
                latency.count());
    }

    private void affinity(AffinityReport affinity) {
        if (!affinity.threads().isEmpty()) {
            line("");
            out.print(affinity);
        }
    }

    private void line(String format, Object... arguments) {
        out.println(String.format(Locale.ROOT, format, arguments));
    }
}
