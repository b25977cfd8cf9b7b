package io.fairway.bench.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairway.bench.effect.EffectOptions;
import io.fairway.bench.effect.EffectResult;
import io.fairway.bench.effect.Measurement;
import io.fairway.bench.effect.Mode;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * What pinning did to a channel.
 *
 * @param machine what it ran on
 * @param commit the version of the sources
 * @param waiting what the threads did while they waited
 * @param options how it was measured
 * @param result what came of it
 */
public record EffectReport(
        Machine machine,
        String commit,
        String waiting,
        EffectOptions options,
        EffectResult result) {

    private static final String CAVEAT =
            "In a virtual machine the hypervisor may move and stop processors whatever is pinned"
                    + " here, and processors that look like cores may be threads of one.";

    /** For a terminal. */
    public String text() {
        final StringBuilder text = new StringBuilder();
        line(text, "%-12s %d cores, %s", "machine", machine.cores(), machine.os());
        line(text, "%-12s %s", "JVM", machine.jvm());
        line(text, "%-12s %s", "commit", commit);
        line(
                text,
                "%-12s %d rounds of %,d messages and %,d round trips, load %d, wait %s",
                "options",
                options.rounds(),
                options.messages(),
                options.roundTrips(),
                options.load(),
                waiting);
        line(
                text,
                "%-12s %d and %d: %s",
                "pinned to",
                result.producer(),
                result.consumer(),
                result.placement());
        line(text, "");
        line(text, "median (least to greatest) of the rounds");
        line(
                text,
                "%-10s %30s %28s %28s",
                "",
                "million messages a second",
                "round trip P50 us",
                "round trip P99 us");
        for (Mode each : Mode.values()) {
            line(
                    text,
                    "%-10s %30s %28s %28s",
                    each,
                    spread(each, Measurement::messagesPerSecond, 1e6),
                    spread(each, Measurement::p50Nanos, 1e3),
                    spread(each, Measurement::p99Nanos, 1e3));
        }
        line(text, "");
        line(text, "%s", CAVEAT);
        return text.toString();
    }

    private String spread(Mode mode, ToDoubleFunction<Measurement> figure, double unit) {
        final double[] spread = result.spread(mode, figure);
        return String.format(
                Locale.ROOT,
                "%,.2f (%,.2f to %,.2f)",
                spread[1] / unit,
                spread[0] / unit,
                spread[2] / unit);
    }

    private static void line(StringBuilder text, String format, Object... arguments) {
        text.append(String.format(Locale.ROOT, format, arguments)).append(System.lineSeparator());
    }

    /** For programs: every round, in the order of time. */
    public ObjectNode json() {
        final ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.putObject("machine")
                .put("cores", machine.cores())
                .put("os", machine.os())
                .put("jvm", machine.jvm());
        json.put("commit", commit).put("wait", waiting).put("caveat", CAVEAT);
        json.putObject("options")
                .put("rounds", options.rounds())
                .put("messages", options.messages())
                .put("roundTrips", options.roundTrips())
                .put("load", options.load());
        json.putObject("pinned")
                .put("producer", result.producer())
                .put("consumer", result.consumer())
                .put("reason", result.placement());
        final ObjectNode modes = json.putObject("rounds");
        for (Mode mode : Mode.values()) {
            final ArrayNode rounds = modes.putArray(mode.name());
            for (Measurement each : result.rounds().get(mode)) {
                rounds.addObject()
                        .put("messagesPerSecond", each.messagesPerSecond())
                        .put("p50Nanos", each.p50Nanos())
                        .put("p99Nanos", each.p99Nanos());
            }
        }
        return json;
    }
}
