package io.fairway.affinity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Many threads that pin themselves at once. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "threads are pinned on Linux only")
class ManyPinsTest {
    private static final int THREADS = 64;
    private static final int ROUNDS = Boolean.getBoolean("fairway.proof") ? 2_000 : 200;

    private final int[] cpus = Topology.read().allowance().cpus().stream().toArray();
    private final CyclicBarrier together = new CyclicBarrier(THREADS);

    @Test
    @DisplayName("each of many threads has its own pins, nested and alone, and its own mask after")
    void many() throws Exception {
        final List<FutureTask<Integer>> tasks = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            final int first = i;
            final FutureTask<Integer> task = new FutureTask<>(() -> pins(first));
            tasks.add(task);
            Thread.ofPlatform().daemon().name("pinned-" + i).start(task);
        }
        for (FutureTask<Integer> each : tasks) {
            assertEquals(ROUNDS, each.get(2, TimeUnit.MINUTES));
        }
    }

    private int pins(int first) throws Exception {
        final LinuxCalls calls = LinuxCalls.host();
        final CpuSet before = calls.affinity(0);
        together.await(1, TimeUnit.MINUTES);
        int done = 0;
        for (; done < ROUNDS; done++) {
            final int outer = cpus[(first + done) % cpus.length];
            final int inner = cpus[(first + done + 1) % cpus.length];
            try (Pinning pinning = Pinning.pin(outer)) {
                try (Pinning nested = Pinning.pin(inner)) {
                    assertTrue(nested.result().isApplied());
                    assertEquals(inner, calls.currentCpu());
                }
                assertTrue(pinning.result().isApplied());
                assertEquals(CpuSet.of(outer), calls.affinity(0));
                assertEquals(outer, calls.currentCpu());
            }
            assertEquals(before, calls.affinity(0));
        }
        return done;
    }
}
