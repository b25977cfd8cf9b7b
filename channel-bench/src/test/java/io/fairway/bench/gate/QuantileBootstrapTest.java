package io.fairway.bench.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Confidence intervals of percentiles. */
class QuantileBootstrapTest {

    @Test
    @DisplayName("of latencies that are all the same, it is a point")
    void point() {
        final Histogram histogram = Simulation.histogram();
        histogram.recordValueWithCount(100, 1_000);
        final QuantileBootstrap bootstrap = new QuantileBootstrap(List.of(List.of(histogram)));

        assertEquals(new Interval(100, 100, 100), bootstrap.interval(0.99, 0.05, 1));
        assertEquals(1_000, bootstrap.total());
    }

    @Test
    @DisplayName("a fork that differs makes the interval wider than the difference")
    void wholeForks() {
        final Histogram fast = Simulation.histogram();
        final Histogram slow = Simulation.histogram();
        fast.recordValueWithCount(100, 1_000);
        slow.recordValueWithCount(1_000, 1_000);
        final QuantileBootstrap bootstrap =
                new QuantileBootstrap(List.of(List.of(fast), List.of(fast), List.of(slow)));
        final Interval interval = bootstrap.interval(0.99, 0.05, 1);

        assertEquals(1_000, interval.estimate());
        assertTrue(interval.low() < 100, interval::toString);
        assertEquals(1_000, interval.high());
    }

    @Test
    @DisplayName("the estimate is the percentile of all latencies")
    void estimate() {
        final Simulation simulation = new Simulation(5);
        final List<Fork> forks = simulation.forks(3, 4, 1_000, 0.5, 0);
        final Histogram all = Simulation.histogram();
        forks.forEach(fork -> fork.blocks().forEach(block -> all.add(block.channel())));
        final Interval interval =
                new QuantileBootstrap(
                                forks.stream()
                                        .map(
                                                fork ->
                                                        fork.blocks().stream()
                                                                .map(Block::channel)
                                                                .toList())
                                        .toList())
                        .interval(0.99, 0.05, 1);

        assertEquals(all.getValueAtPercentile(99), interval.estimate());
        assertTrue(interval.low() <= interval.estimate());
        assertTrue(interval.high() >= interval.estimate());
    }
}
