package io.fairway.bench.report;

import java.util.Map;

/** The report for a browser: a chart of the latencies over the percentiles, and the text report. */
public final class HtmlReport {
    private static final String TEMPLATE = "report.html";

    private HtmlReport() {}

    /**
     * Writes the report.
     *
     * @param run the replay
     * @return an HTML page
     */
    public static String of(Run run) {
        return HtmlTemplate.fill(
                TEMPLATE,
                Map.of(
                        "title", HtmlTemplate.escape("Fairway replay: " + run.source()),
                        "points", points(run),
                        "text", HtmlTemplate.escape(TextReport.of(run))));
    }

    private static String points(Run run) {
        return PercentileCurve.of(run.result().hop(), run.result().endToEnd()).toString();
    }
}
