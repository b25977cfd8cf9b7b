package io.fairway.bench.effect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fairway.affinity.CpuSet;
import io.fairway.affinity.Pinning;
import io.fairway.affinity.Topology;
import io.fairway.channel.WaitStrategy;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Channels among pinned threads. */
class PinnedWaitTest {
    private static final int LATE = 1_000_000;

    @Test
    void aPinnedThreadThatParksDoesNotEndSpinningForAll() throws Exception {
        final CpuSet allowed = Topology.read().allowance().cpus();
        final boolean several = allowed.size() > 1;
        if (!several) {
            System.out.println("skipped: this process may use one processor only");
        }
        assumeTrue(several, "this process may use one processor only");
        final WaitStrategy strategy = WaitStrategy.spinThenPark();
        assertTrue(strategy.idle(0), "it spins");
        final FutureTask<Integer> pinned =
                new FutureTask<>(
                        () -> {
                            try (Pinning pinning = Pinning.pin(allowed.last())) {
                                assertFalse(strategy.idle(LATE), "it is about to park");
                                assertTrue(pinning.result().isApplied());
                                return Runtime.getRuntime().availableProcessors();
                            }
                        });
        Thread.ofPlatform().daemon().start(pinned);
        assertEquals(1, pinned.get(1, TimeUnit.MINUTES), "as the JVM counts for that thread");
        assertTrue(strategy.idle(0), "it spins still");
    }
}
