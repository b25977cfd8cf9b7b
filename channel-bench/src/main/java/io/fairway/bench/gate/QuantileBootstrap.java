package io.fairway.bench.gate;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

/**
 * The confidence interval of a quantile of latencies that come in blocks of forks. Latencies within
 * a block depend on each other, and blocks within a fork do: so whole forks are drawn, and then
 * whole blocks of each, not single latencies.
 */
final class QuantileBootstrap {
    private static final int RESAMPLES = 4_000;

    /** All values that occur, ascending. */
    private final long[] values;

    /** How often each value occurs in each block of each fork. */
    private final long[][][] counts;

    /**
     * A bootstrap over these forks.
     *
     * @param forks the blocks of each; none is empty
     */
    QuantileBootstrap(List<List<Histogram>> forks) {
        values =
                forks.stream()
                        .flatMap(List::stream)
                        .flatMapToLong(QuantileBootstrap::values)
                        .sorted()
                        .distinct()
                        .toArray();
        counts =
                forks.stream()
                        .map(blocks -> blocks.stream().map(this::counts).toArray(long[][]::new))
                        .toArray(long[][][]::new);
    }

    private static LongStream values(Histogram histogram) {
        final LongStream.Builder found = LongStream.builder();
        for (HistogramIterationValue each : histogram.recordedValues()) {
            found.add(each.getValueIteratedTo());
        }
        return found.build();
    }

    private long[] counts(Histogram histogram) {
        final long[] found = new long[values.length];
        for (HistogramIterationValue each : histogram.recordedValues()) {
            found[Arrays.binarySearch(values, each.getValueIteratedTo())] =
                    each.getCountAtValueIteratedTo();
        }
        return found;
    }

    /** How many latencies there are. */
    long total() {
        return Arrays.stream(counts).flatMap(Arrays::stream).flatMapToLong(Arrays::stream).sum();
    }

    /**
     * The interval of a quantile.
     *
     * @param quantile 0 to 1
     * @param error how often each bound may be wrong, 0 to 1
     * @param seed of the draws
     */
    Interval interval(double quantile, double error, long seed) {
        final SplittableRandom random = new SplittableRandom(seed);
        final double[] drawn = new double[RESAMPLES];
        final long[] sum = new long[values.length];
        for (int i = 0; i < RESAMPLES; i++) {
            Arrays.fill(sum, 0);
            for (int fork = 0; fork < counts.length; fork++) {
                final long[][] blocks = counts[random.nextInt(counts.length)];
                for (int block = 0; block < blocks.length; block++) {
                    add(sum, blocks[random.nextInt(blocks.length)]);
                }
            }
            drawn[i] = quantile(sum, quantile);
        }
        Arrays.sort(drawn);
        final int outside = (int) Math.floor(error * RESAMPLES);
        return new Interval(
                drawn[outside], quantile(all(), quantile), drawn[RESAMPLES - 1 - outside]);
    }

    private long[] all() {
        final long[] sum = new long[values.length];
        for (long[][] fork : counts) {
            for (long[] block : fork) {
                add(sum, block);
            }
        }
        return sum;
    }

    private static void add(long[] sum, long[] block) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += block[i];
        }
    }

    /** 0 if there is none at all. */
    private double quantile(long[] sum, double quantile) {
        final long rank = (long) Math.ceil(quantile * Arrays.stream(sum).sum());
        long seen = 0;
        for (int i = 0; i < sum.length; i++) {
            seen += sum[i];
            if (seen >= rank && seen > 0) {
                return values[i];
            }
        }
        return 0;
    }
}
