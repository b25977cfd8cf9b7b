package io.fairway.bench.report;

import io.fairway.affinity.AffinityReport;
import io.fairway.affinity.JitterResult;
import java.util.List;
import java.util.Locale;

/** What interrupted a busy thread, for a terminal. */
public final class JitterReport {
    private JitterReport() {}

    /**
     * Writes the report.
     *
     * @param result what was measured
     * @return the report, in lines that end with the system's line separator
     */
    public static String of(JitterResult result) {
        final double seconds = result.elapsedNanos() / 1e9;
        return line("%-26s %s", "pinned", result.pin())
                + line("%-26s %,.3f s, %,d readings", "measured", seconds, result.readings())
                + line(
                        "%-26s %,d, %,.1f a second (above %,d ns)",
                        "interruptions",
                        result.interruptions(),
                        result.interruptions() / seconds,
                        result.thresholdNanos())
                + line(
                        "%-26s %.4f%% of the time",
                        "interrupted", 100.0 * result.interruptedNanos() / result.elapsedNanos())
                + line(
                        "%-26s P50 %,.1f   P99 %,.1f   P99.9 %,.1f   max %,.1f",
                        "durations in microseconds",
                        result.percentileNanos(50) / 1e3,
                        result.percentileNanos(99) / 1e3,
                        result.percentileNanos(99.9) / 1e3,
                        result.longestNanos() / 1e3)
                + System.lineSeparator()
                + new AffinityReport(List.of(result.affinity()));
    }

    private static String line(String format, Object... arguments) {
        return String.format(Locale.ROOT, format, arguments) + System.lineSeparator();
    }
}
