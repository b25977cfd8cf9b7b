package io.fairway.affinity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class JitterSamplerTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    @DisplayName("a second on the last processor of this host")
    void aSecond() throws InterruptedException {
        final int cpu = Topology.read().allowance().cpus().last();
        final JitterResult result;
        try (JitterSampler sampler = JitterSampler.start(cpu, Duration.ofNanos(1_000), SECOND)) {
            result = sampler.await();
        }
        System.out.printf(
                "%s: %,d readings in %,d ns, %,d interruptions of %,d ns in all, longest %,d ns%n",
                result.pin(),
                result.readings(),
                result.elapsedNanos(),
                result.interruptions(),
                result.interruptedNanos(),
                result.longestNanos());
        System.out.print(new AffinityReport(List.of(result.affinity())));

        assertTrue(result.pin().isApplied(), result.pin()::toString);
        assertEquals(CpuSet.of(cpu), result.affinity().mask().value());
        assertEquals(cpu, result.affinity().cpu().value());
        assertEquals(0, result.affinity().migrations().optional().orElse(0L));
        assertTrue(result.elapsedNanos() >= SECOND.toNanos());
        assertTrue(result.interruptedNanos() <= result.elapsedNanos());
        assertTrue(result.longestNanos() <= result.interruptedNanos());
        assertTrue(result.readings() > result.interruptions());
        assertEquals(1_000, result.thresholdNanos());
    }

    @Test
    @DisplayName("another busy thread on the processor is seen: for how long, and as switches")
    void sharedProcessor() throws InterruptedException {
        final int cpu = Topology.read().allowance().cpus().last();
        final Duration threshold = Duration.ofNanos(100_000);
        final JitterResult result;
        try (JitterSampler first = JitterSampler.start(cpu, threshold, SECOND);
                JitterSampler second = JitterSampler.start(cpu, threshold, SECOND)) {
            second.await();
            result = first.await();
        }
        // Each gets about half of the time; the first need not have begun together with the second.
        final long share = 100 * result.interruptedNanos() / result.elapsedNanos();
        assertTrue(share >= 20, "interrupted for " + share + "% of the time");
        final long switches =
                result.affinity().involuntarySwitches().optional().orElse(Long.MAX_VALUE);
        assertTrue(switches > 0);
    }

    @Test
    @DisplayName("the histogram has each interruption")
    void histogram() throws InterruptedException {
        final JitterResult result = stopped(Duration.ZERO);

        final Histogram histogram = JitterHistogram.of(result);
        assertEquals(result.interruptions(), histogram.getTotalCount());
        assertTrue(histogram.valuesAreEquivalent(histogram.getMaxValue(), result.longestNanos()));
        for (double percentile : new double[] {0, 50, 90, 99, 99.9, 100}) {
            assertTrue(
                    histogram.valuesAreEquivalent(
                            histogram.getValueAtPercentile(percentile),
                            result.percentileNanos(percentile)),
                    percentile + "th percentile");
        }
        assertThrows(IllegalArgumentException.class, () -> result.percentileNanos(100.1));
        assertThrows(IllegalArgumentException.class, () -> result.percentileNanos(Double.NaN));
    }

    @Test
    @DisplayName("it can be stopped before its time")
    void stoppedEarly() throws InterruptedException {
        final JitterResult result = stopped(Duration.ofNanos(1_000));
        assertTrue(result.elapsedNanos() < TimeUnit.HOURS.toNanos(1));
    }

    private static JitterResult stopped(Duration threshold) throws InterruptedException {
        final int cpu = Topology.read().allowance().cpus().first();
        try (JitterSampler sampler = JitterSampler.start(cpu, threshold, Duration.ofHours(1))) {
            return sampler.stop();
        }
    }

    @Test
    @DisplayName("where it cannot be pinned it runs unpinned, and says so")
    void noSuchProcessor() throws InterruptedException {
        final int none = Topology.read().online().last() + 1;
        final JitterSampler sampler =
                JitterSampler.start(none, Duration.ofNanos(1_000), Duration.ofMillis(10));
        final PinResult pin = sampler.await().pin();
        assertEquals(PinResult.Status.REFUSED, pin.status());
        assertTrue(!pin.reason().isEmpty());
    }

    @Test
    @DisplayName("arguments are checked")
    void arguments() {
        assertThrows(
                IllegalArgumentException.class,
                () -> JitterSampler.start(-1, Duration.ZERO, SECOND));
        assertThrows(
                IllegalArgumentException.class,
                () -> JitterSampler.start(0, Duration.ofNanos(-1), SECOND));
        assertThrows(
                IllegalArgumentException.class,
                () -> JitterSampler.start(0, Duration.ZERO, Duration.ZERO));
    }
}
