package io.fairway.bench.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rule of layer 1, on figures made up and on latencies drawn. No clock is read. */
class AbsoluteRuleTest {
    private static final long THRESHOLD = 12_000;
    private static final int TRIALS = Boolean.getBoolean("fairway.proof") ? 500 : 40;
    private static final double ERROR = 0.05;
    private static final double TAIL = 0.6;

    private static final Interval LOW = new Interval(900, 1_000, 1_100);
    private static final Interval AROUND = new Interval(9_000, 12_000, 15_000);
    private static final Interval HIGH = new Interval(18_000, 20_000, 22_000);

    private static Decision decide(
            Interval raw, Interval filtered, Interval floor, double kept, Witnesses witnesses) {
        return new AbsoluteRule(THRESHOLD)
                .decide(new AbsoluteFigures(raw, filtered, floor, floor, kept, witnesses));
    }

    @Test
    @DisplayName("passes by all messages, whatever else happened")
    void passes() {
        assertEquals(
                Verdict.PASS, decide(LOW, LOW, HIGH, 0.1, witnesses(5, 99, 9, 9, 9)).verdict());
    }

    @Test
    @DisplayName("fails if nobody else is to blame")
    void fails() {
        assertEquals(Verdict.FAIL, decide(HIGH, HIGH, LOW, 0.95, Simulation.calm()).verdict());
    }

    @Test
    @DisplayName("a witness that the host does not offer is no reason to doubt")
    void absentWitnesses() {
        final Witnesses absent =
                new Witnesses(200_000_000, 150_000_000, 0, 0, 0, -1, -1, -1, -1, 0);

        assertEquals(Verdict.FAIL, decide(HIGH, HIGH, LOW, 0.95, absent).verdict());
    }

    @Test
    @DisplayName("does not pass what only the filter makes fast")
    void filteredOnly() {
        final Decision decision = decide(HIGH, LOW, LOW, 0.95, Simulation.calm());

        assertEquals(Verdict.INCONCLUSIVE, decision.verdict());
        assertTrue(decision.reason().contains("1.00 us"), decision.reason());
    }

    @Test
    @DisplayName("cannot tell where the threshold lies between the bounds")
    void between() {
        assertEquals(
                Verdict.INCONCLUSIVE,
                decide(AROUND, AROUND, LOW, 0.95, Simulation.calm()).verdict());
    }

    @ParameterizedTest
    @CsvSource({
        "20,  0, 0, 0, 0, gaps",
        "0, 100, 0, 0, 0, involuntary",
        "0,   0, 5, 0, 0, hypervisor",
        "0,   0, 0, 50, 0, waited",
        "0,   0, 0, 0, 1, garbage collector"
    })
    @DisplayName("blames each witness that is not clean, and does not fail")
    void unclean(int gaps, int switches, int steal, int pressure, int pauses, String reason) {
        final Decision decision =
                decide(HIGH, HIGH, LOW, 0.95, witnesses(gaps, switches, steal, pressure, pauses));

        assertEquals(Verdict.INCONCLUSIVE, decision.verdict());
        assertTrue(decision.reason().contains(reason), decision.reason());
    }

    @Test
    @DisplayName("blames a high floor, and a filter that leaves little")
    void floorAndFilter() {
        assertTrue(decide(HIGH, HIGH, AROUND, 0.95, Simulation.calm()).reason().contains("null"));
        assertTrue(decide(HIGH, HIGH, LOW, 0.5, Simulation.calm()).reason().contains("50.0 %"));
    }

    /** In hundredths of a window of 200 ms, where it is a time. */
    private static Witnesses witnesses(
            int gaps, int switches, int steal, int pressure, int pauses) {
        final long hundredth = 2_000_000;
        return new Witnesses(
                200_000_000,
                200_000_000,
                gaps,
                gaps * hundredth,
                hundredth,
                switches,
                0,
                steal * hundredth,
                pressure * hundredth,
                pauses);
    }

    private static Map<Verdict, Integer> simulate(double p99, double disturbed) {
        final Simulation simulation = new Simulation(4711);
        final double median = Simulation.medianFor(p99, TAIL);
        final Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);
        for (int i = 0; i < TRIALS; i++) {
            final AbsoluteFigures figures =
                    AbsoluteFigures.of(simulation.forks(3, 10, median, TAIL, disturbed), ERROR, i);
            verdicts.merge(new AbsoluteRule(THRESHOLD).decide(figures).verdict(), 1, Integer::sum);
        }
        return verdicts;
    }

    @Test
    @DisplayName("drawn with a P99 of half the threshold: passes")
    void fastEnough() {
        assertEquals(Map.of(Verdict.PASS, TRIALS), simulate(THRESHOLD * 0.5, 0));
    }

    @Test
    @DisplayName("drawn with a P99 of twice the threshold: fails in 95 of 100 at least")
    void tooSlow() {
        final Map<Verdict, Integer> verdicts = simulate(THRESHOLD * 2.0, 0);
        assertTrue(verdicts.get(Verdict.FAIL) >= TRIALS * 95 / 100, verdicts::toString);
    }

    @Test
    @DisplayName("drawn with a P99 just below the threshold: fails in 5 of 100 at most")
    void justFastEnough() {
        final Map<Verdict, Integer> verdicts = simulate(THRESHOLD * 0.99, 0);
        assertTrue(verdicts.getOrDefault(Verdict.FAIL, 0) <= TRIALS * 5 / 100, verdicts::toString);
    }

    @Test
    @DisplayName("drawn with a P99 just above the threshold: passes in 5 of 100 at most")
    void justTooSlow() {
        final Map<Verdict, Integer> verdicts = simulate(THRESHOLD * 1.01, 0);
        assertTrue(verdicts.getOrDefault(Verdict.PASS, 0) <= TRIALS * 5 / 100, verdicts::toString);
    }

    @Test
    @DisplayName("fast, but 3 % of the messages are delayed by the machine: never fails")
    void noisyMachine() {
        assertEquals(Map.of(Verdict.INCONCLUSIVE, TRIALS), simulate(THRESHOLD * 0.1, 0.03));
    }
}
