package io.fairway.bench.gate;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** The gate as a JMH run. */
class GateBenchmarkTest {

    private static ChainedOptionsBuilder options(String cell) {
        return new OptionsBuilder()
                .include(GateBenchmark.class.getName())
                .param("cell", cell)
                .param("thresholdMicros", "60000000") // nobody's, to show what else there is
                .param("sliceMillis", "20")
                .forks(1)
                .warmupIterations(1)
                .measurementIterations(3)
                .addProfiler(OneWayProfiler.class)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT);
    }

    private static Result<?> figure(RunResult result, String name) {
        return result.getSecondaryResults().get(name);
    }

    @Test
    @DisplayName("an iteration is a block, whose percentiles are in JMH's results")
    void iterationIsABlock() throws RunnerException {
        assumeTrue(
                Runtime.getRuntime().availableProcessors() > 1,
                "two threads that spin need two processors");
        final RunResult result = new Runner(options("spsc/64/5000/spinning").build()).runSingle();

        assertEquals(3, result.getPrimaryResult().getSampleCount());
        for (String name : new String[] {"p50", "p99", "p99.9"}) {
            assertTrue(figure(result, name).getScore() > 0, name);
            assertTrue(figure(result, "floor." + name).getScore() > 0, name);
            assertEquals(3, figure(result, name).getSampleCount());
        }
        assertTrue(figure(result, "p50").getScore() <= figure(result, "p99.9").getScore());
        // Four slices of 20 ms.
        assertTrue(result.getPrimaryResult().getScore() >= 70, "milliseconds of a block");
    }

    @Test
    @DisplayName("a run of what is no cell fails")
    void noCell() {
        assertThrows(
                RunnerException.class, () -> new Runner(options("spsc/1024").build()).runSingle());
    }

    @Test
    @DisplayName("FAIL fails the run; INCONCLUSIVE and PASS do not")
    void onlyFailFails() {
        assertEquals(
                "FAIL: slow",
                assertThrows(
                                GateException.class,
                                () -> GateBenchmark.conclude(new Decision(Verdict.FAIL, "slow")))
                        .getMessage());
        for (Verdict each : new Verdict[] {Verdict.PASS, Verdict.INCONCLUSIVE}) {
            assertDoesNotThrow(() -> GateBenchmark.conclude(new Decision(each, "")));
        }
    }
}
