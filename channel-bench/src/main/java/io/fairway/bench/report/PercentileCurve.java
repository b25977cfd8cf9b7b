package io.fairway.bench.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.HdrHistogram.Histogram;

/**
 * Latencies over percentiles, as points of a chart. The axis is 1 / (1 - percentile / 100) and
 * meant to be logarithmic: 10 is 90 %, 100 is 99 %, and so on, so that the tail has room.
 */
final class PercentileCurve {
    private static final int POINTS_A_DECADE = 20;

    private PercentileCurve() {}

    /**
     * The points of both latencies, at the same places.
     *
     * @param hop from reader to book builder
     * @param endToEnd from reader to strategy
     * @return an object of three arrays: {@code axis}, {@code hop} and {@code endToEnd}; null where
     *     too little was measured for such a percentile
     */
    static ObjectNode of(Histogram hop, Histogram endToEnd) {
        final ObjectNode points = JsonNodeFactory.instance.objectNode();
        final ArrayNode axis = points.putArray("axis");
        final ArrayNode hops = points.putArray("hop");
        final ArrayNode endToEnds = points.putArray("endToEnd");
        final long most = Math.max(hop.getTotalCount(), endToEnd.getTotalCount());
        double place = 1;
        for (int i = 1; place <= most; i++) {
            axis.add(place);
            add(hops, hop, place);
            add(endToEnds, endToEnd, place);
            place = Math.pow(10, (double) i / POINTS_A_DECADE);
        }
        return points;
    }

    private static void add(ArrayNode values, Histogram histogram, double place) {
        if (place <= histogram.getTotalCount()) {
            values.add(histogram.getValueAtPercentile(100 - 100 / place));
        } else {
            values.addNull();
        }
    }
}
