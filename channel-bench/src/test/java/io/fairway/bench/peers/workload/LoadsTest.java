package io.fairway.bench.peers.workload;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every workload on every implementation that it is for, once and small. */
class LoadsTest {
    private static final long SLICE = TimeUnit.MILLISECONDS.toNanos(1);

    static Stream<Arguments> loads() {
        return cells().filter(each -> ((Workload) each.get()[0]).kind().isForJmh());
    }

    static Stream<Arguments> latencyLoads() {
        return cells().filter(each -> ((Workload) each.get()[0]).kind().isLatency());
    }

    /** All but those of Go, which has its own program, and of another JDK, which are the same. */
    private static Stream<Arguments> cells() {
        return Arrays.stream(Workload.values())
                .flatMap(
                        workload ->
                                workload.implementations().stream()
                                        .filter(each -> each != Implementation.GO)
                                        .filter(each -> !each.isOnJdk17())
                                        .map(each -> Arguments.of(workload, each)));
    }

    @ParameterizedTest
    @MethodSource("loads")
    void everyElementArrives(Workload workload, Implementation implementation)
            throws InterruptedException {
        try (Load load = Loads.create(workload, implementation, SLICE)) {
            for (int i = 0; i < 2; i++) { // the second time with the threads of the first
                assertTrue(load.run() > 0);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("latencyLoads")
    void everyMessageIsTimed(Workload workload, Implementation implementation)
            throws InterruptedException {
        final Histogram times = new Histogram(TimeUnit.MINUTES.toNanos(1), 3);
        try (LatencyLoad load = LatencyLoads.create(workload, implementation)) {
            load.warmUp(SLICE, times);
            times.reset();
            load.run(SLICE, times);
        }
        assertTrue(times.getTotalCount() > 0);
        assertTrue(times.getMinValue() >= 0);
    }

    @Test
    void threadsThatWaitUseNoProcessor() throws InterruptedException {
        try (IdleWatch watch = new IdleWatch(Workload.IDLE.shape())) {
            final double nanos = watch.watch(TimeUnit.MILLISECONDS.toNanos(200));
            assertTrue(nanos >= 0 && nanos < TimeUnit.SECONDS.toNanos(1), "nanos: " + nanos);
        }
    }
}
