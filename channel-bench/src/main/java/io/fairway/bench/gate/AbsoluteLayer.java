package io.fairway.bench.gate;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.HdrHistogram.Histogram;

/** Layer 1: holds the 99th percentile of each cell against the threshold. */
final class AbsoluteLayer {
    private static final int LAYER = 1;

    /** How often a cell may be judged wrongly, over all cells and either bound. */
    private static final double ERROR = 0.05;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final GateOptions options;
    private final ChildJvm jvm;
    private final Consumer<String> progress;

    AbsoluteLayer(GateOptions options, ChildJvm jvm, Consumer<String> progress) {
        this.options = options;
        this.jvm = jvm;
        this.progress = progress;
    }

    List<Check> run() throws InterruptedException {
        final List<List<Fork>> forks = measure();
        final List<Check> checks = new ArrayList<>();
        for (int i = 0; i < forks.size(); i++) {
            checks.add(judge(options.cells().get(i), forks.get(i)));
        }
        return checks;
    }

    /** The forks of each cell. All cells in turn, so that a bad minute is nobody's alone. */
    private List<List<Fork>> measure() throws InterruptedException {
        final Effort effort = options.quick() ? Effort.QUICK : Effort.FULL;
        final List<List<Fork>> forks = new ArrayList<>();
        options.cells().forEach(each -> forks.add(new ArrayList<>()));
        for (int i = 0; i < effort.forks(); i++) {
            for (int cell = 0; cell < options.cells().size(); cell++) {
                final Cell each = options.cells().get(cell);
                progress.accept("layer 1, fork " + (i + 1) + " of " + effort.forks() + ": " + each);
                forks.get(cell)
                        .add(jvm.measure(effort.plan(each, options.fault(), options.seed() + i)));
            }
        }
        return forks;
    }

    private Check judge(Cell cell, List<Fork> forks) {
        final AbsoluteFigures figures =
                AbsoluteFigures.of(forks, ERROR / options.cells().size(), options.seed());
        final Decision decision = new AbsoluteRule(options.thresholdNanos()).decide(figures);
        return new Check(LAYER, cell.toString(), decision, details(forks, figures), json(figures));
    }

    private static List<String> details(List<Fork> forks, AbsoluteFigures figures) {
        final Witnesses seen = figures.witnesses();
        return List.of(
                line("raw", forks, figures.raw(), Block::channel),
                line("filtered", forks, figures.filtered(), Block::filteredChannel),
                line("floor raw", forks, figures.floor(), Block::floor),
                line("floor filtered", forks, figures.filteredFloor(), Block::filteredFloor),
                String.format(
                        Locale.ROOT,
                        "witnesses: %.1f %% of messages kept; gaps %.2f %%, longest %s; %s"
                                + " involuntary switches; run queue %s; steal %s; pressure %s; %d GC"
                                + " pauses",
                        figures.kept() * 100,
                        seen.gapShare() * 100,
                        AbsoluteRule.micros(seen.longestGapNanos()),
                        known(seen.involuntarySwitches(), Long::toString),
                        known(seen.runQueueNanos(), AbsoluteRule::micros),
                        known(seen.stealNanos(), AbsoluteRule::micros),
                        known(seen.pressureNanos(), AbsoluteRule::micros),
                        seen.gcPauses()));
    }

    private static String known(long figure, LongFunction<String> text) {
        return figure < 0 ? "unknown" : text.apply(figure);
    }

    private static String line(
            String name, List<Fork> forks, Interval p99, Function<Block, Histogram> histogram) {
        final Histogram all = new Histogram(3);
        for (Fork fork : forks) {
            for (Block each : fork.blocks()) {
                all.add(histogram.apply(each));
            }
        }
        return String.format(
                Locale.ROOT,
                "%-15s P50 %10s  P99 %10s (%s to %s)  P99.9 %10s  max %10s  n %,d",
                name,
                AbsoluteRule.micros(all.getValueAtPercentile(50)),
                AbsoluteRule.micros(p99.estimate()),
                AbsoluteRule.micros(p99.low()),
                AbsoluteRule.micros(p99.high()),
                AbsoluteRule.micros(all.getValueAtPercentile(99.9)),
                AbsoluteRule.micros(all.getMaxValue()),
                all.getTotalCount());
    }

    private static ObjectNode json(AbsoluteFigures figures) {
        final ObjectNode json = JsonNodeFactory.instance.objectNode();
        put(json, "raw", figures.raw());
        put(json, "filtered", figures.filtered());
        put(json, "floor", figures.floor());
        put(json, "filteredFloor", figures.filteredFloor());
        json.put("kept", figures.kept());
        json.set("witnesses", JSON.valueToTree(figures.witnesses()));
        return json;
    }

    private static void put(ObjectNode json, String name, Interval p99) {
        json.putObject(name + "P99Nanos")
                .put("low", p99.low())
                .put("estimate", p99.estimate())
                .put("high", p99.high());
    }
}
