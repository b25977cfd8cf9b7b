package io.fairway.bench.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairway.bench.peers.Figures;
import io.fairway.bench.peers.PeerResults;
import io.fairway.bench.peers.workload.CurvePlaces;
import io.fairway.bench.peers.workload.Implementation;
import io.fairway.bench.peers.workload.Workload;
import java.util.List;
import java.util.Map;

/** The peer table for a browser, with a chart for each workload that has percentiles. */
public final class PeerHtml {
    private static final String TEMPLATE = "peers.html";

    private PeerHtml() {}

    /**
     * Writes the report.
     *
     * @param header on what it was measured, and how
     * @param results what came of it
     * @return an HTML page
     */
    public static String of(PeerHeader header, PeerResults results) {
        return HtmlTemplate.fill(
                TEMPLATE,
                Map.of(
                        "charts", charts(results).toString(),
                        "text", HtmlTemplate.escape(PeerTable.of(header, results))));
    }

    private static ArrayNode charts(PeerResults results) {
        final ArrayNode charts = JsonNodeFactory.instance.arrayNode();
        for (Workload workload : results.workloads()) {
            final Map<Implementation, Figures> row = results.of(workload);
            final int places =
                    row.values().stream().mapToInt(each -> each.curve().size()).max().orElse(0);
            if (places > 0) {
                charts.add(chart(workload, row, places));
            }
        }
        return charts;
    }

    private static ObjectNode chart(
            Workload workload, Map<Implementation, Figures> row, int places) {
        final ObjectNode chart = JsonNodeFactory.instance.objectNode();
        chart.put("title", workload.id() + ": " + PeerHeader.describe(workload));
        final ArrayNode axis = chart.putArray("axis");
        for (int i = 0; i < places; i++) {
            axis.add(CurvePlaces.at(i));
        }
        final ArrayNode series = chart.putArray("series");
        row.forEach(
                (implementation, figures) ->
                        values(
                                series.addObject().put("label", implementation.id()),
                                figures.curve(),
                                places));
        return chart;
    }

    /** Null where too little was measured for such a percentile. */
    private static void values(ObjectNode series, List<Double> curve, int places) {
        final ArrayNode values = series.putArray("values");
        for (int i = 0; i < places; i++) {
            if (i < curve.size()) {
                values.add(curve.get(i));
            } else {
                values.addNull();
            }
        }
    }
}
