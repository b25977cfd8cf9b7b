package io.fairway.bench.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.HdrHistogram.Histogram;

/**
 * What the forks of a cell found, as the absolute rule needs it. Intervals are of the 99th
 * percentile, in nanoseconds.
 *
 * @param raw of all messages
 * @param filtered without what disturbed the threads
 * @param floor of the null channel, all messages
 * @param filteredFloor of the null channel, without what disturbed the threads
 * @param kept the share of the channel's messages that were not due in a disturbance
 * @param witnesses of all windows together
 */
record AbsoluteFigures(
        Interval raw,
        Interval filtered,
        Interval floor,
        Interval filteredFloor,
        double kept,
        Witnesses witnesses) {
    private static final double P99 = 0.99;

    /**
     * The figures of some forks.
     *
     * @param error how often each bound may be wrong
     */
    static AbsoluteFigures of(List<Fork> forks, double error, long seed) {
        final QuantileBootstrap raw = bootstrap(forks, Block::channel);
        final QuantileBootstrap filtered = bootstrap(forks, Block::filteredChannel);
        return new AbsoluteFigures(
                raw.interval(P99, error, seed),
                filtered.interval(P99, error, seed),
                bootstrap(forks, Block::floor).interval(P99, error, seed),
                bootstrap(forks, Block::filteredFloor).interval(P99, error, seed),
                (double) filtered.total() / raw.total(),
                sum(forks));
    }

    private static QuantileBootstrap bootstrap(
            List<Fork> forks, Function<Block, Histogram> histogram) {
        return new QuantileBootstrap(
                forks.stream()
                        .map(fork -> fork.blocks().stream().map(histogram).toList())
                        .toList());
    }

    private static Witnesses sum(List<Fork> forks) {
        final List<Witnesses> all = new ArrayList<>();
        forks.forEach(fork -> fork.blocks().forEach(block -> all.add(block.witnesses())));
        return new Witnesses(
                sum(all, Witnesses::windowNanos),
                sum(all, Witnesses::watchedNanos),
                sum(all, Witnesses::gaps),
                sum(all, Witnesses::gapNanos),
                all.stream().mapToLong(Witnesses::longestGapNanos).max().orElse(0),
                sum(all, Witnesses::involuntarySwitches),
                sum(all, Witnesses::runQueueNanos),
                sum(all, Witnesses::stealNanos),
                sum(all, Witnesses::pressureNanos),
                sum(all, Witnesses::gcPauses));
    }

    /** Absent if it is in one of them. */
    private static long sum(List<Witnesses> all, ToLongFunction<Witnesses> figure) {
        final boolean absent = all.stream().anyMatch(each -> figure.applyAsLong(each) < 0);
        return absent ? Counters.ABSENT : all.stream().mapToLong(figure).sum();
    }
}
