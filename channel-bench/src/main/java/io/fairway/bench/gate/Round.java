package io.fairway.bench.gate;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/**
 * One round of a comparison: base, candidate, candidate, base, each in a JVM of its own, so that a
 * steady drift of the machine cancels out; in every other round candidate, base, base, candidate.
 *
 * @param base the two forks of the base
 * @param candidate those of the candidate
 */
record Round(List<Fork> base, List<Fork> candidate) {
    /** With fewer in a block, its 99th percentile is hardly more than its maximum. */
    static final int LEAST_MESSAGES = 200;

    /** The few disturbances that the filter does not see must not be what most of the rest is. */
    private static final double LEAST_KEPT = 0.5;

    /** The natural logarithm of how many times as slow the candidate is. */
    double logRatio(Percentile percentile, Function<Block, Histogram> histogram) {
        return meanLog(candidate, percentile, histogram) - meanLog(base, percentile, histogram);
    }

    /** What the base takes, in nanoseconds. */
    double baseNanos(Percentile percentile, Function<Block, Histogram> histogram) {
        return Math.exp(meanLog(base, percentile, histogram));
    }

    private static double meanLog(
            List<Fork> forks, Percentile percentile, Function<Block, Histogram> histogram) {
        return forks.stream()
                .mapToDouble(fork -> Math.log(typical(fork, percentile, histogram)))
                .average()
                .orElseThrow();
    }

    /**
     * Whether the threads were left alone often enough to tell anything.
     *
     * @param blocks how many blocks a fork was to have
     */
    boolean isUsable(int blocks) {
        return Stream.concat(base.stream(), candidate.stream())
                .allMatch(
                        fork ->
                                2 * fork.blocks().stream().filter(Round::isUsable).count()
                                        >= blocks);
    }

    private static boolean isUsable(Block block) {
        return isUsable(block.channel(), block.filteredChannel())
                && isUsable(block.floor(), block.filteredFloor());
    }

    private static boolean isUsable(Histogram raw, Histogram filtered) {
        return filtered.getTotalCount() >= LEAST_MESSAGES
                && filtered.getTotalCount() >= LEAST_KEPT * raw.getTotalCount();
    }

    /**
     * The lower quartile over the blocks: what a channel costs is in all of them, and what the
     * machine does, and the filter does not see, in some.
     */
    private static double typical(
            Fork fork, Percentile percentile, Function<Block, Histogram> histogram) {
        final double[] sorted =
                fork.blocks().stream()
                        .filter(Round::isUsable)
                        .map(histogram)
                        .mapToDouble(each -> each.getValueAtPercentile(percentile.percent()))
                        .sorted()
                        .toArray();
        return Math.max(1, sorted[(sorted.length - 1) / 4]);
    }
}
