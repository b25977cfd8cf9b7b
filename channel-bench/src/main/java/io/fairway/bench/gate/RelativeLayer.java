package io.fairway.bench.gate;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/** Layer 2: compares the candidate with a base, in JVMs that take turns. */
final class RelativeLayer {
    private static final int LAYER = 2;

    private final GateOptions options;
    private final ChildJvm base;
    private final ChildJvm candidate;
    private final Consumer<String> progress;
    private long seed;

    RelativeLayer(
            GateOptions options, ChildJvm base, ChildJvm candidate, Consumer<String> progress) {
        this.options = options;
        this.base = base;
        this.candidate = candidate;
        this.progress = progress;
        this.seed = options.seed();
    }

    List<Check> run() throws InterruptedException {
        final List<Check> checks = new ArrayList<>();
        for (Cell each : options.cells()) {
            checks.add(compare(each));
        }
        return checks;
    }

    /** Goes on until it is decided, or there were enough rounds. */
    Check compare(Cell cell) throws InterruptedException {
        final RelativeRule rule =
                new RelativeRule(options.ratio(), options.mostRounds(), options.cells().size());
        final List<Round> usable = new ArrayList<>();
        for (int i = 1; i <= options.mostRounds(); i++) {
            progress.accept(
                    "layer 2, round " + i + " of at most " + options.mostRounds() + ": " + cell);
            final Round round = round(cell, i % 2 == 1);
            if (round.isUsable(effort().blocks())) {
                usable.add(round);
                if (rule.isLook(usable.size())) {
                    final Check check = check(cell, usable, rule);
                    if (check.verdict() != Verdict.INCONCLUSIVE) {
                        return check;
                    }
                }
            }
        }
        // The last look, at all that could be used.
        return usable.size() < RelativeRule.LEAST_ROUNDS
                ? undecided(cell)
                : check(cell, usable, rule);
    }

    private Check undecided(Cell cell) {
        return new Check(
                LAYER,
                cell.toString(),
                new Decision(
                        Verdict.INCONCLUSIVE,
                        "the threads were disturbed so much that fewer than "
                                + RelativeRule.LEAST_ROUNDS
                                + " rounds of "
                                + options.mostRounds()
                                + " can be used"),
                List.of(),
                JsonNodeFactory.instance.objectNode());
    }

    private Effort effort() {
        return Effort.ofComparison(options.quick());
    }

    /** Every other round the other way round, so that no place in it is the candidate's. */
    private Round round(Cell cell, boolean baseFirst) throws InterruptedException {
        final Fork first = fork(baseFirst, cell);
        final List<Fork> between = List.of(fork(!baseFirst, cell), fork(!baseFirst, cell));
        final List<Fork> ends = List.of(first, fork(baseFirst, cell));
        return baseFirst ? new Round(ends, between) : new Round(between, ends);
    }

    private Fork fork(boolean isBase, Cell cell) throws InterruptedException {
        return isBase ? fork(base, cell, Fault.NONE) : fork(candidate, cell, options.fault());
    }

    private Fork fork(ChildJvm jvm, Cell cell, Fault fault) throws InterruptedException {
        return jvm.measure(effort().plan(cell, fault, seed++));
    }

    private List<Comparison> compare(
            List<Round> rounds, RelativeRule rule, Function<Block, Histogram> histogram) {
        return Stream.of(Percentile.values())
                .map(
                        percentile ->
                                new Comparison(
                                        percentile,
                                        StudentBootstrap.mean(
                                                rounds.stream()
                                                        .mapToDouble(
                                                                each ->
                                                                        each.logRatio(
                                                                                percentile,
                                                                                histogram))
                                                        .toArray(),
                                                rule.lowError(),
                                                rule.highError(),
                                                options.seed()),
                                        rounds.stream()
                                                .mapToDouble(
                                                        each ->
                                                                each.baseNanos(
                                                                        percentile, histogram))
                                                .average()
                                                .orElseThrow()))
                .toList();
    }

    private Check check(Cell cell, List<Round> rounds, RelativeRule rule) {
        final List<Comparison> channel = compare(rounds, rule, Block::filteredChannel);
        final List<Comparison> floor = compare(rounds, rule, Block::filteredFloor);
        final Decision decision = rule.decide(channel, floor);
        final ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("rounds", rounds.size());
        final List<String> details = new ArrayList<>();
        add("channel", channel, json, details);
        add("floor", floor, json, details);
        details.add(raw(rounds));
        details.add("base: " + rounds.getFirst().base().getFirst().origin());
        details.add("candidate: " + rounds.getFirst().candidate().getFirst().origin());
        return new Check(LAYER, cell.toString(), decision, details, json);
    }

    private static void add(
            String name, List<Comparison> comparisons, ObjectNode json, List<String> details) {
        final ObjectNode object = json.putObject(name);
        for (Comparison each : comparisons) {
            final Interval ratio =
                    new Interval(
                            Math.exp(each.logRatio().low()),
                            Math.exp(each.logRatio().estimate()),
                            Math.exp(each.logRatio().high()));
            object.putObject(each.percentile().toString())
                    .put("baseNanos", each.baseNanos())
                    .put("ratioLow", ratio.low())
                    .put("ratio", ratio.estimate())
                    .put("ratioHigh", ratio.high());
            details.add(
                    String.format(
                            Locale.ROOT,
                            "%-8s %-6s base %10s  candidate x %.3f (%.3f to %.3f)",
                            name,
                            each.percentile(),
                            AbsoluteRule.micros(each.baseNanos()),
                            ratio.estimate(),
                            ratio.low(),
                            ratio.high()));
        }
    }

    /** Without the filter, for who wants to know. */
    private static String raw(List<Round> rounds) {
        final StringBuilder text = new StringBuilder("raw, mean of the ratios:");
        for (Percentile each : Percentile.values()) {
            final double log =
                    rounds.stream()
                            .mapToDouble(round -> round.logRatio(each, Block::channel))
                            .average()
                            .orElseThrow();
            text.append(String.format(Locale.ROOT, "  %s x %.3f", each, Math.exp(log)));
        }
        return text.toString();
    }
}
