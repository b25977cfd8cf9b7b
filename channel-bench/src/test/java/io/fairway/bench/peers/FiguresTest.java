package io.fairway.bench.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class FiguresTest {
    private static final double EXACT = 0;

    @Test
    void medianAndQuartilesAreOfAllRounds() {
        final Figures figures =
                Figures.of(
                        List.of(
                                throughput(List.of(5.0, 1.0), List.of(0.0, 4.0)),
                                throughput(List.of(4.0, 2.0, 3.0), List.of(2.0))));
        assertEquals(3, figures.nanos(), EXACT);
        assertEquals(2, figures.spread(), EXACT);
        assertEquals(2, figures.bytes(), EXACT);
        assertTrue(Double.isNaN(figures.p50()));
        assertTrue(Double.isNaN(figures.p99()));
        assertTrue(Double.isNaN(figures.perLine()));
    }

    private static Sample throughput(List<Double> nanos, List<Double> bytes) {
        return Sample.ofThroughput(nanos, bytes, List.of());
    }

    @Test
    void eachValueIsComparedWithTheCacheLineOfItsOwnTime() {
        final Figures figures =
                Figures.of(
                        List.of(
                                Sample.ofThroughput(
                                        List.of(70.0, 330.0, 30.0),
                                        List.of(),
                                        List.of(70.0, 300.0, 25.0))));
        assertEquals(70, figures.nanos(), EXACT);
        assertEquals(1.1, figures.perLine(), EXACT);
    }

    @Test
    void percentilesAreMediansOfTheBlocks() {
        final Figures figures =
                Figures.of(
                        List.of(
                                sample(List.of(1.0, 9.0), List.of(10.0, 90.0, 900.0)),
                                sample(List.of(5.0, 7.0), List.of(20.0, 70.0))));
        assertEquals(6, figures.p50(), EXACT);
        assertEquals(60, figures.p99(), EXACT);
        assertEquals(List.of(15.0, 80.0), figures.curve());
    }

    private static Sample sample(List<Double> p50, List<Double> curve) {
        return new Sample(
                p50,
                p50,
                p50.stream().map(each -> 10 * each).toList(),
                curve,
                List.of(),
                List.of());
    }
}
