package io.fairway.bench.effect;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EffectResultTest {

    @Test
    void theMedianIsTheMiddleOneOrBetweenTheMiddleTwo() {
        final EffectResult result =
                new EffectResult(
                        "",
                        0,
                        1,
                        Map.of(
                                Mode.PINNED, List.of(round(9), round(1), round(2)),
                                Mode.UNPINNED, List.of(round(4), round(8), round(2), round(100))));

        assertArrayEquals(
                new double[] {1, 2, 9}, result.spread(Mode.PINNED, Measurement::p50Nanos));
        assertArrayEquals(
                new double[] {2, 6, 100}, result.spread(Mode.UNPINNED, Measurement::p50Nanos));
    }

    private static Measurement round(double p50) {
        return new Measurement(1, p50, p50);
    }
}
