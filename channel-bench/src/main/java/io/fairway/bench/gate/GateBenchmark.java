package io.fairway.bench.gate;

import io.fairway.channel.Channel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.runner.IterationType;

/**
 * Layer 1 of the gate as a JMH run, for a CI that has one: an iteration is a block, and each fork
 * is judged at its end. A fork that fails throws, which ends the run with {@code -foe true}. JMH's
 * own score is how long a block took; {@link OneWayProfiler} adds what it measured.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@org.openjdk.jmh.annotations.Fork(3)
@Warmup(iterations = 5)
@Measurement(iterations = 10)
public class GateBenchmark {
    private static final double ERROR = 0.05;
    private static final double NANOS_PER_MICRO = 1e3;

    /** The block of the latest iteration; JMH runs iterations and profilers in one thread. */
    private static Block latest;

    static Block latest() {
        return latest;
    }

    /** What is measured. */
    @State(Scope.Benchmark)
    public static class Loop {
        /** As the gate's {@code --cell}. */
        @Param("spsc/1024/100000/spinning")
        public String cell;

        /** What the 99th percentile may be. */
        @Param("12")
        public double thresholdMicros;

        /** How long each of a block's four slices is. */
        @Param("50")
        public int sliceMillis;

        /** As the gate's {@code --fault}. */
        @Param("NONE")
        public String fault;

        private final List<Block> blocks = new ArrayList<>();
        private OpenLoop openLoop;
        private boolean counts;

        /** Starts the threads. */
        @Setup
        public void open() throws InterruptedException {
            openLoop =
                    new OpenLoop(
                            new LatencyPlan(
                                    Cell.parse(cell), Fault.valueOf(fault), 0, sliceMillis, 0, 1));
            openLoop.open();
        }

        /** Learns whether the iteration only warms up. */
        @Setup(Level.Iteration)
        public void begin(IterationParams iteration) {
            counts = iteration.getType() == IterationType.MEASUREMENT;
        }

        private void block() throws InterruptedException {
            latest = openLoop.block();
            if (counts) {
                blocks.add(latest);
            }
        }

        /** Ends the threads, and judges. */
        @TearDown
        public void close() throws InterruptedException {
            openLoop.close();
            final Fork fork = new Fork(ForkProtocol.origin(Channel.class), blocks);
            conclude(
                    new AbsoluteRule((long) (thresholdMicros * NANOS_PER_MICRO))
                            .decide(AbsoluteFigures.of(List.of(fork), ERROR, 1)));
        }
    }

    /** Says what was decided; JMH takes what is thrown for a failed benchmark. */
    static void conclude(Decision decision) {
        final String verdict = decision.verdict() + ": " + decision.reason();
        System.out.println(verdict);
        if (decision.verdict() == Verdict.FAIL) {
            throw new GateException(verdict);
        }
    }

    /** Measures a block. */
    @Benchmark
    public void block(Loop loop) throws InterruptedException {
        loop.block();
    }
}
