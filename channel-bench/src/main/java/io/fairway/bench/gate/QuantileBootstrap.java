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
 * whole blocks of each, not single latencies. As drawing from a few forks shows less variation than
 * there is, the interval is widened by what is missing on average.
 */
final class QuantileBootstrap {
    private static final int RESAMPLES = 2_000;

    /** All values that occur, ascending. */
    private final long[] values;

    private final Counts[][] forks;

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
        this.forks =
                forks.stream()
                        .map(blocks -> blocks.stream().map(this::counts).toArray(Counts[]::new))
                        .toArray(Counts[][]::new);
    }

    private static LongStream values(Histogram histogram) {
        final LongStream.Builder found = LongStream.builder();
        for (HistogramIterationValue each : histogram.recordedValues()) {
            found.add(each.getValueIteratedTo());
        }
        return found.build();
    }

    private Counts counts(Histogram histogram) {
        final long[] present = values(histogram).toArray();
        final Counts counts = new Counts(new int[present.length], new long[present.length]);
        int i = 0;
        for (HistogramIterationValue each : histogram.recordedValues()) {
            counts.indexes[i] = Arrays.binarySearch(values, each.getValueIteratedTo());
            counts.counts[i] = each.getCountAtValueIteratedTo();
            i++;
        }
        return counts;
    }

    /** How many latencies there are. */
    long total() {
        return Arrays.stream(sumOfAll()).sum();
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
            for (int fork = 0; fork < forks.length; fork++) {
                final Counts[] blocks = forks[random.nextInt(forks.length)];
                for (int block = 0; block < blocks.length; block++) {
                    blocks[random.nextInt(blocks.length)].addTo(sum);
                }
            }
            drawn[i] = quantile(sum, quantile);
        }
        Arrays.sort(drawn);
        final int outside = (int) Math.floor(error * RESAMPLES);
        final double estimate = quantile(sumOfAll(), quantile);
        return new Interval(
                widened(drawn[outside], estimate),
                estimate,
                widened(drawn[RESAMPLES - 1 - outside], estimate));
    }

    /** As far again from the estimate, by ratio, as the variance of few draws falls short. */
    private double widened(double bound, double estimate) {
        if (bound <= 0 || estimate <= 0) {
            return bound;
        }
        final int n = Math.max(2, forks.length);
        return estimate * Math.pow(bound / estimate, Math.sqrt((double) n / (n - 1)));
    }

    private long[] sumOfAll() {
        final long[] sum = new long[values.length];
        for (Counts[] fork : forks) {
            for (Counts block : fork) {
                block.addTo(sum);
            }
        }
        return sum;
    }

    /** 0 if there is none at all. */
    private double quantile(long[] sum, double quantile) {
        long total = 0;
        for (long each : sum) {
            total += each;
        }
        final long above = total - (long) Math.ceil(quantile * total);
        long seen = 0;
        for (int i = sum.length - 1; i >= 0; i--) {
            seen += sum[i];
            if (seen > above) {
                return values[i];
            }
        }
        return 0;
    }

    /**
     * How often values occur in a block.
     *
     * @param indexes which values
     * @param counts how often each
     */
    private record Counts(int[] indexes, long[] counts) {
        void addTo(long[] sum) {
            for (int i = 0; i < indexes.length; i++) {
                sum[indexes[i]] += counts[i];
            }
        }
    }
}
