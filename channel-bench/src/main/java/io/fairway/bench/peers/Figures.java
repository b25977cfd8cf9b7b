package io.fairway.bench.peers;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/**
 * What is known of a cell after all rounds. What was not measured is NaN.
 *
 * @param nanos the median of the nanoseconds per operation
 * @param spread the nanoseconds between the quartiles of the same
 * @param p50 the median of the 50th percentiles, in nanoseconds
 * @param p99 the median of the 99th percentiles, in nanoseconds
 * @param bytes the median of the bytes allocated per operation
 * @param perLine the median of the nanoseconds per operation as a multiple of what a cache line
 *     took there and back in the same moments
 * @param curve nanoseconds at the places of the chart of percentiles; medians over the rounds
 */
public record Figures(
        double nanos,
        double spread,
        double p50,
        double p99,
        double bytes,
        double perLine,
        List<Double> curve) {
    private static final double LOWER = 0.25;
    private static final double MIDDLE = 0.5;
    private static final double UPPER = 0.75;

    static Figures of(List<Sample> samples) {
        final List<Double> nanos = all(samples, Sample::nanos);
        return new Figures(
                quantile(nanos, MIDDLE),
                quantile(nanos, UPPER) - quantile(nanos, LOWER),
                quantile(all(samples, Sample::p50), MIDDLE),
                quantile(all(samples, Sample::p99), MIDDLE),
                quantile(all(samples, Sample::bytes), MIDDLE),
                quantile(all(samples, Sample::perLine), MIDDLE),
                curve(samples));
    }

    private static List<Double> all(List<Sample> samples, Function<Sample, List<Double>> part) {
        return samples.stream().flatMap(each -> part.apply(each).stream()).toList();
    }

    private static List<Double> curve(List<Sample> samples) {
        final int places = samples.stream().mapToInt(each -> each.curve().size()).min().orElse(0);
        final List<Double> curve = new ArrayList<>();
        for (int i = 0; i < places; i++) {
            final int place = i;
            curve.add(
                    quantile(
                            samples.stream().map(each -> each.curve().get(place)).toList(),
                            MIDDLE));
        }
        return curve;
    }

    /** With a straight line between the two values that it lies between. */
    private static double quantile(List<Double> values, double fraction) {
        if (values.isEmpty()) {
            return Double.NaN;
        }
        final List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        final double place = fraction * (sorted.size() - 1);
        final int below = (int) place;
        final int above = Math.min(below + 1, sorted.size() - 1);
        return sorted.get(below) + (place - below) * (sorted.get(above) - sorted.get(below));
    }
}
