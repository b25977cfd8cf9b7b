package io.fairway.bench.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The rule of layer 2, on rounds that are drawn. No clock is read. */
class RelativeRuleTest {
    private static final double RATIO = 1.1;
    private static final int MOST_ROUNDS = 18;
    private static final int TRIALS = Boolean.getBoolean("fairway.proof") ? 1_000 : 40;

    /** How much one round differs from the next, as the logarithm of a ratio. */
    private static final double SPREAD = 0.25;

    private static final double[] EQUAL = {1, 1, 1};

    private final RelativeRule rule = new RelativeRule(RATIO, MOST_ROUNDS, 1);

    private static Comparison comparison(Percentile percentile, double[] logs, int rounds) {
        final double base = new double[] {200, 1_000, 10_000}[percentile.ordinal()];
        final RelativeRule rule = new RelativeRule(RATIO, MOST_ROUNDS, 1);
        return new Comparison(
                percentile,
                StudentBootstrap.mean(
                        Arrays.copyOf(logs, rounds), rule.lowError(), rule.highError(), 1),
                base);
    }

    /** Rounds are added, and looked at, as the layer does. */
    private Verdict run(Simulation simulation, double[] ratios, double[] floor) {
        final double[][] logs = new double[Percentile.values().length][MOST_ROUNDS];
        final double[][] floorLogs = new double[Percentile.values().length][MOST_ROUNDS];
        for (int i = 0; i < logs.length; i++) {
            for (int round = 0; round < MOST_ROUNDS; round++) {
                logs[i][round] = Math.log(ratios[i]) + simulation.heavyTailed(SPREAD);
                floorLogs[i][round] = Math.log(floor[i]) + simulation.heavyTailed(SPREAD / 3);
            }
        }
        for (int rounds = 1; ; rounds++) {
            if (rule.isLook(rounds)) {
                final Verdict verdict =
                        rule.decide(compare(logs, rounds), compare(floorLogs, rounds)).verdict();
                if (verdict != Verdict.INCONCLUSIVE || rounds == MOST_ROUNDS) {
                    return verdict;
                }
            }
        }
    }

    private static List<Comparison> compare(double[][] logs, int rounds) {
        return Stream.of(Percentile.values())
                .map(each -> comparison(each, logs[each.ordinal()], rounds))
                .toList();
    }

    private Map<Verdict, Integer> simulate(double[] ratios, double[] floor) {
        final Simulation simulation = new Simulation(815);
        final Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);
        for (int i = 0; i < TRIALS; i++) {
            verdicts.merge(run(simulation, ratios, floor), 1, Integer::sum);
        }
        return verdicts;
    }

    @Test
    @DisplayName("the same against itself fails in 5 of 100 at most")
    void falseAlarms() {
        final Map<Verdict, Integer> verdicts = simulate(EQUAL, EQUAL);
        assertTrue(verdicts.getOrDefault(Verdict.FAIL, 0) <= TRIALS * 5 / 100, verdicts::toString);
    }

    @Test
    @DisplayName("a P99 of four times as much is found in 95 of 100 at least")
    void found() {
        final Map<Verdict, Integer> verdicts = simulate(new double[] {1, 4, 2}, EQUAL);
        assertTrue(verdicts.getOrDefault(Verdict.FAIL, 0) >= TRIALS * 95 / 100, verdicts::toString);
    }

    @Test
    @DisplayName("a P50 of twice 200 ns is found in 95 of 100 at least")
    void foundInTheMiddle() {
        final Map<Verdict, Integer> verdicts = simulate(new double[] {2.5, 2, 1}, EQUAL);
        assertTrue(verdicts.getOrDefault(Verdict.FAIL, 0) >= TRIALS * 95 / 100, verdicts::toString);
    }

    @Test
    @DisplayName("a P99 that is slower by just what matters passes in 5 of 100 at most")
    void passesInVain() {
        final Map<Verdict, Integer> verdicts = simulate(new double[] {1, 1.5, 1}, EQUAL);
        assertTrue(verdicts.getOrDefault(Verdict.PASS, 0) <= TRIALS * 5 / 100, verdicts::toString);
    }

    @Test
    @DisplayName("fails nobody where the null channel is slower beside the candidate, too")
    void driftOfTheMachine() {
        final double[] all = {4, 4, 4};
        final Map<Verdict, Integer> verdicts = simulate(all, all);
        assertTrue(verdicts.getOrDefault(Verdict.FAIL, 0) <= TRIALS * 5 / 100, verdicts::toString);
    }

    @Test
    @DisplayName("a difference that is certain and matters to nobody passes")
    void matters() {
        final Comparison certain =
                new Comparison(Percentile.P99, new Interval(0.2, 0.25, 0.3), 1_000);
        assertTrue(certain.isNotSlower(RATIO));
        assertEquals(Verdict.PASS, rule.decide(List.of(certain), List.of()).verdict());
    }

    @Test
    @DisplayName("is in no hurry, and looks at the last round")
    void looks() {
        assertEquals(
                List.of(8, 13, 18),
                IntStream.rangeClosed(1, MOST_ROUNDS).filter(rule::isLook).boxed().toList());
        assertTrue(new RelativeRule(RATIO, 10, 1).isLook(10));
    }

    @Test
    @DisplayName("a bound of a mean is wrong about as rarely as it says, with few values as well")
    void boundsOfMeans() {
        final Simulation simulation = new Simulation(99);
        int wrong = 0;
        for (int i = 0; i < 1_000; i++) {
            final double[] values = new double[6];
            Arrays.setAll(values, each -> simulation.heavyTailed(SPREAD));
            wrong += StudentBootstrap.mean(values, 0.05, 0.05, i).low() > 0 ? 1 : 0;
        }
        assertTrue(wrong <= 70, wrong + " of 1,000");
    }
}
