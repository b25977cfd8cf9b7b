package io.fairway.bench.gate;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The confidence interval of a mean by a studentized bootstrap: each resample's mean is measured in
 * its own standard errors. With few values that makes the interval wider than plain percentiles of
 * the means would, which are too sure of themselves then.
 */
final class StudentBootstrap {
    private static final int LEAST_RESAMPLES = 4_000;

    /** So many resamples have to lie outside of a bound, so that it says something. */
    private static final int LEAST_OUTSIDE = 10;

    private StudentBootstrap() {}

    /**
     * The interval of the mean.
     *
     * @param values at least two
     * @param lowError how often the lower bound may be wrong, 0 to 1
     * @param highError how often the upper bound may be wrong, 0 to 1
     * @param seed of the draws
     */
    static Interval mean(double[] values, double lowError, double highError, long seed) {
        final double mean = mean(values);
        final double standardError = standardError(values, mean);
        final SplittableRandom random = new SplittableRandom(seed);
        final double least = LEAST_OUTSIDE / Math.min(lowError, highError);
        final int resamples = (int) Math.max(LEAST_RESAMPLES, Math.ceil(least));
        final double[] distances = new double[resamples];
        final double[] drawn = new double[values.length];
        for (int i = 0; i < resamples; i++) {
            for (int j = 0; j < drawn.length; j++) {
                drawn[j] = values[random.nextInt(values.length)];
            }
            distances[i] = distance(drawn, mean);
        }
        Arrays.sort(distances);
        return new Interval(
                mean
                        - scaled(
                                distances[resamples - 1 - (int) (lowError * resamples)],
                                standardError),
                mean,
                mean - scaled(distances[(int) (highError * resamples)], standardError));
    }

    /** In standard errors; without end for values that are all the same and not the mean. */
    private static double distance(double[] drawn, double mean) {
        final double drawnMean = mean(drawn);
        final double standardError = standardError(drawn, drawnMean);
        if (standardError > 0) {
            return (drawnMean - mean) / standardError;
        }
        return drawnMean == mean ? 0 : Math.copySign(Double.POSITIVE_INFINITY, drawnMean - mean);
    }

    private static double scaled(double distance, double standardError) {
        return standardError == 0 ? 0 : distance * standardError;
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    private static double standardError(double[] values, double mean) {
        double squares = 0;
        for (double each : values) {
            squares += (each - mean) * (each - mean);
        }
        return Math.sqrt(squares / (values.length - 1) / values.length);
    }
}
