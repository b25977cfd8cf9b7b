package io.fairway.bench.gate;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * What the gate is to do.
 *
 * @param layers which layers, 0 to 2
 * @param quick whether to measure less
 * @param cells the situations whose latency is measured
 * @param thresholdNanos what the 99th percentile may be at most
 * @param ratio how many times as slow as the base the candidate may be
 * @param mostRounds how many rounds of base, candidate, candidate, base at most
 * @param fault a fault to put before the candidate's channels
 * @param record the record of the costs, or null for the one that is built in
 * @param candidate what the candidate's JVMs run
 * @param base what the base's JVMs run, or null without layer 2
 * @param jvmOptions more options of the JVMs that measure
 * @param evidence where recordings go
 * @param seed of all that is drawn
 * @param commit of the candidate, or "unknown"
 */
public record GateOptions(
        Set<Integer> layers,
        boolean quick,
        List<Cell> cells,
        long thresholdNanos,
        double ratio,
        int mostRounds,
        Fault fault,
        Path record,
        String candidate,
        String base,
        List<String> jvmOptions,
        Path evidence,
        long seed,
        String commit) {

    /** Of fewer rounds a comparison makes nothing. */
    public static final int LEAST_ROUNDS = RelativeRule.LEAST_ROUNDS;

    /**
     * Of fewer messages a second a comparison makes nothing.
     *
     * @param quick whether to measure less
     * @return the least rate of a cell
     */
    public static int leastRate(boolean quick) {
        final int millisOfBlock = LatencyPlan.SLICES / 2 * Effort.ofComparison(quick).sliceMillis();
        return Math.ceilDiv(1_000 * Round.LEAST_MESSAGES, millisOfBlock);
    }

    /** The same, with another fault and another seed. */
    GateOptions with(Fault newFault, long newSeed) {
        return new GateOptions(
                layers,
                quick,
                cells,
                thresholdNanos,
                ratio,
                mostRounds,
                newFault,
                record,
                candidate,
                base,
                jvmOptions,
                evidence,
                newSeed,
                commit);
    }
}
