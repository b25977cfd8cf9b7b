package io.fairway.bench.gate;

import java.util.Collection;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.ScalarResult;

/**
 * Adds the percentiles of {@link GateBenchmark}'s blocks, over all messages, to JMH's results;
 * means over blocks, in microseconds.
 */
public final class OneWayProfiler implements InternalProfiler {
    private static final double NANOS_PER_MICRO = 1e3;

    @Override
    public String getDescription() {
        return "One-way latency of the gate's channel, and of its null channel (floor)";
    }

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {}

    @Override
    public Collection<ScalarResult> afterIteration(
            BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        final Block block = GateBenchmark.latest();
        return block == null
                ? List.of()
                : List.of(
                        micros("p50", block.channel(), 50),
                        micros("p99", block.channel(), 99),
                        micros("p99.9", block.channel(), 99.9),
                        micros("floor.p50", block.floor(), 50),
                        micros("floor.p99", block.floor(), 99),
                        micros("floor.p99.9", block.floor(), 99.9));
    }

    private static ScalarResult micros(String name, Histogram histogram, double percentile) {
        return new ScalarResult(
                name,
                histogram.getValueAtPercentile(percentile) / NANOS_PER_MICRO,
                "us",
                AggregationPolicy.AVG);
    }
}
