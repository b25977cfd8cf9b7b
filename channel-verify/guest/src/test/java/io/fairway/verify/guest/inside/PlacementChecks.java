package io.fairway.verify.guest.inside;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fairway.affinity.AffinityMonitor;
import io.fairway.affinity.Assignment;
import io.fairway.affinity.CpuReservations;
import io.fairway.affinity.CpuSet;
import io.fairway.affinity.PinnedThreadFactory;
import io.fairway.affinity.Placement;
import io.fairway.affinity.PlacementPolicy;
import io.fairway.affinity.ThreadBinding;
import io.fairway.affinity.Topology;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Placement on two nodes; and threads that are made by it run there. */
class PlacementChecks {
    private final Asked asked = new Asked();
    private final Placement placement = Placement.on(Topology.read());

    private static int[] cpus(Assignment assignment) {
        assertTrue(assignment.isComplete(), assignment::toString);
        return assignment.choices().stream()
                .mapToInt(each -> each.cpu().getAsInt())
                .distinct()
                .toArray();
    }

    private int node(int cpu) {
        return asked.nodeOf(cpu);
    }

    @Test
    @DisplayName("SAME_NODE: a pair of housekeeping processors of one node")
    void sameNode() {
        final Assignment pair = placement.prefer(PlacementPolicy.SAME_NODE).forPair();
        final int[] cpus = cpus(pair);
        assertEquals(2, cpus.length, pair::toString);
        assertEquals(node(cpus[0]), node(cpus[1]), pair::toString);
        assertTrue(asked.housekeeping().containsAll(CpuSet.of(cpus)), pair::toString);
        assertEquals(List.of(), pair.unmet());
    }

    @Test
    @DisplayName("ISOLATED_FIRST: isolated processors before all others")
    void isolatedFirst() {
        final Assignment threads =
                placement
                        .prefer(PlacementPolicy.ISOLATED_FIRST)
                        .forThreads(asked.isolated().size());
        assertEquals(asked.isolated(), CpuSet.of(cpus(threads)), threads::toString);
    }

    @Test
    @DisplayName("ISOLATED_FIRST, then SAME_NODE: an isolated one, and one of its node")
    void isolatedThenSameNode() {
        final Assignment pair =
                placement
                        .prefer(PlacementPolicy.ISOLATED_FIRST, PlacementPolicy.SAME_NODE)
                        .forPair();
        final int[] cpus = cpus(pair);
        assertTrue(
                asked.isolated().contains(cpus[0]) || asked.isolated().contains(cpus[1]),
                pair::toString);
        assertEquals(node(cpus[0]), node(cpus[1]), pair::toString);
    }

    @Test
    @DisplayName("SAME_CORE_SIBLINGS: the hardware threads of one core, where there are some")
    void siblings() {
        final boolean some = asked.cores().stream().anyMatch(each -> each.size() > 1);
        final Assignment pair =
                placement
                        .prefer(PlacementPolicy.ISOLATED_FIRST, PlacementPolicy.SAME_CORE_SIBLINGS)
                        .forPair();
        final CpuSet cpus = CpuSet.of(cpus(pair));
        assertEquals(some, asked.cores().contains(cpus), pair::toString);
        assertEquals(some, pair.unmet().isEmpty(), pair::toString);
    }

    @Test
    @DisplayName("with one node's processors taken, the pair goes to the other")
    void reserved() {
        final CpuSet last = asked.cpusOf(asked.nodes() - 1);
        final CpuReservations reservations = CpuReservations.shared();
        try (var taken = reservations.tryReserve(asked.cpusOf(0), "others")) {
            assertTrue(taken.held(), taken::reason);
            final Assignment pair =
                    placement
                            .prefer(PlacementPolicy.ISOLATED_FIRST, PlacementPolicy.SAME_NODE)
                            .avoiding(reservations)
                            .forPair();
            assertEquals(last, CpuSet.of(cpus(pair)), pair::toString);
        }
    }

    @Test
    @DisplayName("threads named by node, and by isolation, run there")
    void factories() throws Exception {
        for (int node = 0; node < asked.nodes(); node++) {
            final CpuSet free = asked.cpusOf(node).and(asked.housekeeping());
            if (!free.isEmpty()) {
                assertRunsOn("node" + node + ":any", free, node);
            }
        }
        assumeTrue(!asked.isolated().isEmpty(), "nothing is isolated");
        final int last = asked.isolated().last();
        assertRunsOn("isolated:last", CpuSet.of(last), node(last));
    }

    private void assertRunsOn(String spec, CpuSet cpus, int node) throws Exception {
        final AtomicReference<ThreadBinding> binding = new AtomicReference<>();
        try (PinnedThreadFactory factory =
                PinnedThreadFactory.builder("guest")
                        .reservations(CpuReservations.shared())
                        .spec(spec)
                        .strict()
                        .onBinding(binding::set)
                        .build()) {
            final AffinityMonitor monitor = new AffinityMonitor();
            final FutureTask<Integer> task =
                    new FutureTask<>(
                            () -> {
                                try (var watch = monitor.watch()) {
                                    return watch.read().node().optional().orElseThrow();
                                }
                            });
            factory.newThread(task).start();
            assertEquals(node, task.get(1, TimeUnit.MINUTES), spec);
            final CpuSet applied = binding.get().pin().applied();
            assertEquals(1, applied.size(), spec);
            assertTrue(cpus.containsAll(applied), () -> spec + ": " + applied);
        }
        assertNotEquals(null, binding.get(), spec);
    }
}
