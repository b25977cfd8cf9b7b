package io.fairway.affinity;

import static io.fairway.affinity.PlacementPolicy.CLOSEST;
import static io.fairway.affinity.PlacementPolicy.DIFFERENT_CORE;
import static io.fairway.affinity.PlacementPolicy.ISOLATED_FIRST;
import static io.fairway.affinity.PlacementPolicy.SAME_CORE_SIBLINGS;
import static io.fairway.affinity.PlacementPolicy.SAME_L3;
import static io.fairway.affinity.PlacementPolicy.SAME_NODE;
import static io.fairway.affinity.PlacementPolicy.SAME_PACKAGE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PlacementTest {
    /** Two packages of a node of two L3 groups of four cores of two threads: 32 processors. */
    private final MadeHost server = new MadeHost(2, 1, 2, 4, 2);

    private final Topology plain = server.topology();

    private static String cpus(Assignment assignment) {
        return assignment.choices().stream()
                .map(each -> String.valueOf(each.cpu().orElse(-1)))
                .toList()
                .toString();
    }

    private static void assertMet(String expected, Assignment assignment) {
        assertEquals(expected, cpus(assignment), assignment.toString());
        assertEquals(List.of(), assignment.unmet());
    }

    private static CpuReservations ownReservations() {
        return new CpuReservations(new ConcurrentHashMap<>(), null);
    }

    @Test
    @DisplayName("SAME_L3 takes different cores of one L3")
    void sameL3() {
        final Assignment pair = Placement.on(plain).prefer(SAME_L3).forPair();
        assertMet("[1, 2]", pair);
        assertEquals(
                "CPU 1 and CPU 2: share the L3 of CPUs 0-3,16-19, different cores", pair.reason());
        assertEquals(
                "core of CPUs 2,18, L3 of CPUs 0-3,16-19, node 0; with CPU 1: share the L3 of CPUs"
                        + " 0-3,16-19, different cores",
                pair.consumer().reason());
        assertEquals(List.of(), pair.warnings());
    }

    @Test
    @DisplayName("SAME_CORE_SIBLINGS takes the threads of one core, in a chain two by two")
    void siblings() {
        assertMet("[1, 17]", Placement.on(plain).prefer(SAME_CORE_SIBLINGS).forPair());
        final Assignment chain = Placement.on(plain).prefer(SAME_CORE_SIBLINGS).forPipeline(4);
        assertEquals("[1, 17, 2, 18]", cpus(chain));
        assertEquals(
                List.of(
                        "SAME_CORE_SIBLINGS: this host has no core with CPUs for 4 threads; so"
                                + " closeness decided"),
                chain.unmet());
        assertEquals(List.of(), chain.warnings());
    }

    @Test
    @DisplayName("ISOLATED_FIRST, then SAME_L3: isolated ones of one L3")
    void isolatedFirst() {
        final Topology host = server.isolated("3,6-7,10").topology();
        final Assignment pair = Placement.on(host).prefer(ISOLATED_FIRST, SAME_L3).forPair();
        assertMet("[6, 7]", pair);
        assertEquals(
                "CPU 6 and CPU 7: isolated, share the L3 of CPUs 4-7,20-23, different cores",
                pair.reason());
    }

    @Test
    @DisplayName("the order of preferences decides, and what was not met is told with its cause")
    void orderDecides() {
        final Topology host = server.isolated("3,10").topology();
        final Assignment isolated =
                Placement.on(host).prefer(ISOLATED_FIRST, SAME_L3, SAME_NODE).forPair();
        assertEquals("[3, 10]", cpus(isolated));
        assertEquals(
                List.of(
                        "SAME_L3: not possible together with [ISOLATED_FIRST]; so SAME_NODE"
                                + " decided",
                        "SAME_NODE: not possible together with [ISOLATED_FIRST, SAME_L3]; so"
                                + " closeness decided"),
                isolated.unmet());
        final Assignment close = Placement.on(host).prefer(SAME_L3, ISOLATED_FIRST).forPair();
        assertEquals("[1, 3]", cpus(close));
        assertEquals(1, close.unmet().size());
        assertEquals(
                List.of("CPU 1: left to housekeeping, while CPU 10 would be isolated"),
                close.warnings());
    }

    @Test
    @DisplayName("SAME_NODE, SAME_PACKAGE, DIFFERENT_CORE and CLOSEST do as they say")
    void others() {
        // In each package two nodes, in each an L3 of one core of two threads.
        final MadeHost host = new MadeHost(2, 2, 1, 1, 2);
        assertMet("[1, 5]", Placement.on(host.topology()).prefer(SAME_NODE).forPair());
        assertMet("[2, 3]", Placement.on(host.topology()).prefer(DIFFERENT_CORE).forPair());
        assertMet("[2, 3]", Placement.on(host.topology()).prefer(CLOSEST).forPair());
        final Topology some = host.allowed("0,2,3,7").topology();
        assertMet("[2, 3]", Placement.on(some).prefer(SAME_PACKAGE).forPair());
        assertMet("[3, 7]", Placement.on(some).prefer(SAME_NODE).forPair());
        final Topology far = host.allowed("0,2").topology();
        final Assignment pair = Placement.on(far).prefer(SAME_PACKAGE).forPair();
        assertEquals("[0, 2]", cpus(pair));
        assertEquals(
                "CPU 0 and CPU 2: no common package known, nodes 0 and 2 at distance 21",
                pair.reason());
        assertEquals(
                List.of(
                        "SAME_PACKAGE: would need CPUs that this process may not use (it may use"
                                + " 0,2); so closeness decided"),
                pair.unmet());
    }

    @Test
    @DisplayName("CLOSEST shares a core only if there is nothing else, and says so")
    void closestNeverSiblings() {
        final Assignment chain =
                Placement.on(new MadeHost(1, 1, 1, 2, 2).topology()).prefer(CLOSEST).forPipeline(3);
        assertEquals("[1, 2, 3]", cpus(chain), chain.toString());
        assertEquals(
                List.of("CLOSEST: this host has no 3 different cores; so closeness decided"),
                chain.unmet());
        assertEquals(
                List.of("threads share a core: if both spin, each slows the other"),
                chain.warnings());
    }

    @Test
    @DisplayName("explicit CPUs are taken in the order given")
    void explicit() {
        assertMet("[20, 3]", Placement.on(plain).prefer(PlacementPolicy.explicit(20, 3)).forPair());
        final Assignment absent =
                Placement.on(plain).prefer(PlacementPolicy.explicit(2, 99), SAME_L3).forPair();
        assertEquals("[2, 1]", cpus(absent));
        assertEquals(1, absent.unmet().size(), absent.toString());
        assertThrows(IllegalArgumentException.class, () -> PlacementPolicy.explicit(1, 1));
    }

    @Test
    @DisplayName("a pipeline stays in one L3 as long as there is room")
    void pipeline() {
        final Topology host = server.allowed("1,5-7,8-15").topology();
        assertMet("[8, 9, 10, 11]", Placement.on(host).prefer(SAME_L3).forPipeline(4));
        assertMet("[5, 6, 7]", Placement.on(host).prefer(SAME_L3).forPipeline(3));
    }

    @Test
    @DisplayName(
            "a host with one CPU has no pair: an answer when lenient, an exception when strict")
    void oneCpu() {
        final Placement placement =
                Placement.on(new MadeHost(1, 1, 1, 1, 1).topology()).prefer(SAME_L3);
        final Assignment pair = placement.forPair();
        assertFalse(pair.isComplete());
        assertTrue(pair.cpus().isEmpty());
        assertEquals(CpuChoice.Status.REFUSED, pair.producer().status());
        assertEquals(
                "2 threads need as many CPUs, but CPU 0 alone is free: this process may use CPU 0",
                pair.reason());
        final PlacementException e =
                assertThrows(PlacementException.class, () -> placement.strict().forPair());
        assertEquals(pair.reason(), e.getMessage());
        assertTrue(placement.forThreads(1).isComplete());
        assertThrows(IllegalArgumentException.class, () -> placement.forThreads(0));
    }

    @Test
    @DisplayName("what is reserved is left out, and given back when the assignment is closed")
    void reserves() {
        final CpuReservations reservations = ownReservations();
        final Placement placement =
                Placement.on(server.allowed("4-7").topology())
                        .prefer(SAME_L3)
                        .reserving(reservations);
        try (Assignment first = placement.forPair();
                Assignment second = placement.forPair()) {
            assertMet("[4, 5]", first);
            assertMet("[6, 7]", second);
            assertEquals(CpuSet.parse("4-7"), reservations.reserved());
            assertEquals(
                    "2 threads need as many CPUs, but none is free: this process may use CPUs 4-7,"
                            + " of which 4-7 is reserved",
                    placement.forPair().reason());
        }
        assertTrue(reservations.reserved().isEmpty());
        try (Reservation other = reservations.tryReserve(CpuSet.parse("4-6"), "test")) {
            assertTrue(other.held());
            final Placement all =
                    Placement.on(server.allowed("4-8").topology()).avoiding(reservations);
            assertEquals(
                    List.of(
                            "SAME_L3: would need CPUs that are reserved (4-6); so closeness decided"),
                    all.prefer(SAME_L3).forPair().unmet());
            assertEquals(CpuSet.parse("4-6"), reservations.reserved());
        }
    }

    @Test
    @DisplayName("warns of a quota below the number of threads, and of mixed core types")
    void warnings() {
        assertEquals(
                List.of(
                        "the quota is worth 1.5 CPUs, less than 2 threads use if they spin: the"
                                + " kernel will stop them for the rest of each period"),
                Placement.on(server.quota(1.5).topology()).forPair().warnings());
        final MadeHost hybrid = new MadeHost(1, 1, 1, 4, 1).efficiency("2-3");
        assertMet("[0, 1]", Placement.on(hybrid.topology()).forPair());
        assertEquals(
                List.of(
                        "a mixture of performance and efficiency cores: the slow ones set the pace"),
                Placement.on(hybrid.topology()).forThreads(3).warnings());
        assertMet("[2, 3]", Placement.on(hybrid.allowed("0,2-3").topology()).forPair());
    }

    @Test
    @DisplayName("where a host does not tell its nodes, SAME_NODE is not met")
    void unknownNodes() {
        final Assignment pair =
                Placement.on(new MadeHost(1, 1, 1, 4, 1).withoutNodes().topology())
                        .prefer(SAME_NODE)
                        .forPair();
        assertTrue(pair.isComplete());
        assertEquals(
                List.of("SAME_NODE: this host does not tell its nodes; so closeness decided"),
                pair.unmet());
    }

    @Test
    @DisplayName("2,048 CPUs: a long chain stays on those isolated")
    void large() {
        final Topology host = new MadeHost(8, 2, 8, 8, 2).isolated("512-1023").topology();
        final Assignment threads =
                Placement.on(host).prefer(ISOLATED_FIRST, SAME_L3).forPipeline(64);
        assertTrue(threads.isComplete());
        assertEquals(64, threads.cpus().size());
        assertTrue(host.isolated().containsAll(threads.cpus()));
    }

    @Test
    @DisplayName("policies are read as they print")
    void policyNames() {
        assertEquals(
                List.of(ISOLATED_FIRST, SAME_L3, PlacementPolicy.explicit(4, 6)),
                PlacementPolicy.parse("isolated-first, SAME_L3,explicit(4 6)"));
        final IllegalArgumentException e =
                assertThrows(
                        IllegalArgumentException.class, () -> PlacementPolicy.parse("nearest"));
        assertTrue(
                e.getMessage().contains("\"NEAREST\" (must be one of CLOSEST, "), e.getMessage());
        assertThrows(IllegalArgumentException.class, () -> PlacementPolicy.parse("closest,"));
        assertThrows(
                IllegalArgumentException.class, () -> PlacementPolicy.parse("explicit(9999999)"));
    }
}
