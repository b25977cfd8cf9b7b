package io.fairway.bench.effect;

import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * What was measured.
 *
 * @param placement why the pinned threads were where they were, in words
 * @param producer the processor of the one thread when pinned, and of both on the same
 * @param consumer the processor of the other thread when pinned
 * @param rounds the rounds of each mode, in the order of time
 */
public record EffectResult(
        String placement, int producer, int consumer, Map<Mode, List<Measurement>> rounds) {

    /** Makes the map unmodifiable. */
    public EffectResult {
        rounds = Map.copyOf(rounds);
    }

    /**
     * The least, the median and the greatest of a figure over the rounds of a mode.
     *
     * @param mode the mode
     * @param figure what of a round
     * @return three numbers
     */
    public double[] spread(Mode mode, ToDoubleFunction<Measurement> figure) {
        final double[] sorted = rounds.get(mode).stream().mapToDouble(figure).sorted().toArray();
        final double median = (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
        return new double[] {sorted[0], median, sorted[sorted.length - 1]};
    }
}
