package io.fairway.affinity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is read of hosts of many kinds. */
class HostsTest {
    @TempDir(factory = MemoryDirectory.class)
    Path root;

    private Topology topology;

    /** Reads a host about which everything can be found out. */
    private void host(String name) {
        topology = HostFixture.read(name, root);
        assertEquals(List.of(), topology.problems());
    }

    private static void groups(List<CpuSet> found, String... expected) {
        assertEquals(List.of(expected), found.stream().map(CpuSet::toString).toList());
    }

    private void types(String performance, String efficiency) {
        assertEquals(performance, ofType(CoreType.PERFORMANCE));
        assertEquals(efficiency, ofType(CoreType.EFFICIENCY));
    }

    private String ofType(CoreType type) {
        return CpuSet.of(
                        topology.cpus().stream()
                                .filter(cpu -> cpu.type() == type)
                                .mapToInt(Cpu::id)
                                .toArray())
                .toString();
    }

    /** What a node should be, and that its processors say so. */
    private void node(int id, String cpus, long kilobytes, Map<Integer, Integer> distances) {
        final NumaNode node = topology.node(id).orElseThrow();
        assertEquals(cpus, node.cpus().toString());
        assertEquals(kilobytes * 1024, node.memoryBytes());
        assertEquals(distances, node.distances());
        final int[] members =
                topology.cpus().stream()
                        .filter(cpu -> cpu.node() == id)
                        .mapToInt(Cpu::id)
                        .toArray();
        assertEquals(cpus, CpuSet.of(members).toString());
    }

    /** The groups that {@code stride} makes: 0,8 1,9 2,10 ... */
    private static String[] pairs(int cores) {
        return IntStream.range(0, cores)
                .mapToObj(i -> i + "," + (i + cores))
                .toArray(String[]::new);
    }

    @Test
    @DisplayName("laptop: four cores of two threads")
    void laptop() {
        host("laptop");
        groups(topology.cores(), "0,4", "1,5", "2,6", "3,7");
        groups(topology.clusters(), "0,4", "1,5", "2,6", "3,7");
        groups(topology.l3Groups(), "0-7");
        groups(topology.dies(), "0-7");
        groups(topology.sockets(), "0-7");
        assertEquals(1, topology.nodes().size());
        node(0, "0-7", 16252928, Map.of(0, 10));
        types("", "");
        assertEquals("", topology.isolated().toString());
        assertEquals("", topology.nohzFull().toString(), "(null) in the file");
        assertEquals("0-7", topology.allowance().cpus().toString());
    }

    @Test
    @DisplayName("two sockets of 16 cores of two threads, a node each")
    void dualSocket() {
        host("dual-socket");
        groups(topology.cores(), pairs(32));
        groups(topology.l3Groups(), "0-15,32-47", "16-31,48-63");
        groups(topology.sockets(), "0-15,32-47", "16-31,48-63");
        assertEquals(2, topology.nodes().size());
        node(0, "0-15,32-47", 131072000, Map.of(0, 10, 1, 21));
        node(1, "16-31,48-63", 132120576, Map.of(0, 21, 1, 10));
        assertEquals(21, topology.node(0).orElseThrow().distanceTo(1));
    }

    @Test
    @DisplayName("eight groups of cores with a last-level cache each in one socket")
    void ccx() {
        host("epyc-8-ccx");
        groups(topology.cores(), pairs(64));
        groups(
                topology.l3Groups(),
                "0-7,64-71",
                "8-15,72-79",
                "16-23,80-87",
                "24-31,88-95",
                "32-39,96-103",
                "40-47,104-111",
                "48-55,112-119",
                "56-63,120-127");
        groups(topology.sockets(), "0-127");
        node(0, "0-127", 263000000, Map.of(0, 10));
    }

    @Test
    @DisplayName("hybrid: fast cores of two threads, and economical ones in clusters")
    void hybrid() {
        host("hybrid");
        groups(
                topology.cores(),
                "0-1",
                "2-3",
                "4-5",
                "6-7",
                "8-9",
                "10-11",
                "12",
                "13",
                "14",
                "15",
                "16",
                "17",
                "18",
                "19");
        groups(topology.clusters(), "0-1", "2-3", "4-5", "6-7", "8-9", "10-11", "12-15", "16-19");
        groups(topology.l3Groups(), "0-19");
        types("0-11", "12-19");
    }

    @Test
    @DisplayName("numbers with gaps, processors and nodes that are not there, processors offline")
    void sparse() {
        host("sparse-offline");
        assertEquals("0,2,4,6,64,66,68", topology.online().toString());
        assertEquals(true, topology.cpu(1).isEmpty());
        groups(topology.cores(), "0,64", "2,66", "4,68", "6");
        groups(topology.l3Groups(), "0,2,64,66", "4,6,68");
        groups(topology.sockets(), "0,2,64,66", "4,6,68");
        assertEquals(2, topology.nodes().size());
        node(0, "0,2,64,66", 8388608, Map.of(0, 10, 4, 32));
        node(4, "4,6,68", 8388608, Map.of(0, 32, 4, 10));
    }

    @Test
    @DisplayName("300 processors")
    void threeHundred() {
        host("cpus-300");
        assertEquals("0-299", topology.online().toString());
        assertEquals(150, topology.cores().size());
        assertEquals("298-299", topology.cores().get(149).toString());
        assertEquals(30, topology.l3Groups().size());
        assertEquals("290-299", topology.l3Groups().get(29).toString());
        groups(topology.sockets(), "0-149", "150-299");
        node(1, "150-299", 1048576, Map.of(0, 20, 1, 10));
        assertEquals("0-299", topology.allowance().cpus().toString());
    }

    @Test
    @DisplayName("2,000 processors")
    void twoThousand() {
        host("cpus-2000");
        assertEquals("0-1999", topology.online().toString());
        groups(topology.cores(), pairs(1000));
        assertEquals(20, topology.l3Groups().size());
        assertEquals("950-999,1950-1999", topology.l3Groups().get(19).toString());
        assertEquals(10, topology.sockets().size());
        assertEquals("900-999,1900-1999", topology.sockets().get(9).toString());
        assertEquals(10, topology.nodes().size());
        assertEquals(10, topology.node(9).orElseThrow().distanceTo(9));
        assertEquals(9, topology.cpu(1999).orElseThrow().node());
        assertEquals("0-1999", topology.allowance().cpus().toString());
    }

    @Test
    @DisplayName("isolated and nohz_full, as far as online")
    void isolated() {
        host("isolated-nohz");
        assertEquals("4-7", topology.isolated().toString());
        assertEquals("4-7", topology.nohzFull().toString());
        assertEquals("0-3", topology.allowance().cpus().toString());
    }

    @Test
    @DisplayName("arm64: capacities tell small cores from large, clusters are known, dies are not")
    void bigLittle() {
        host("big-little");
        groups(topology.cores(), "0", "1", "2", "3", "4", "5", "6", "7");
        groups(topology.clusters(), "0-3", "4-6", "7");
        groups(topology.dies(), "0-7");
        types("4-7", "0-3");
    }

    @Test
    @DisplayName("four nodes with distances, two in each socket")
    void fourNodes() {
        host("four-nodes");
        groups(topology.sockets(), "0-7", "8-15");
        groups(topology.l3Groups(), "0-3", "4-7", "8-11", "12-15");
        node(0, "0-3", 4194304, Map.of(0, 10, 1, 12, 2, 32, 3, 32));
        node(1, "4-7", 4194304, Map.of(0, 12, 1, 10, 2, 32, 3, 32));
        node(2, "8-11", 4194304, Map.of(0, 32, 1, 32, 2, 10, 3, 12));
        node(3, "12-15", 4194304, Map.of(0, 32, 1, 32, 2, 12, 3, 10));
    }

    @Test
    @DisplayName("a node without processors")
    void memoryOnly() {
        host("memory-only-node");
        node(2, "", 67108864, Map.of(0, 14, 1, 24, 2, 10));
    }

    @Test
    @DisplayName("two dies in a package")
    void dies() {
        host("multi-die");
        groups(topology.dies(), "0-1", "2-3");
        groups(topology.sockets(), "0-3");
    }

    @Test
    @DisplayName("kernels before 5.3 use other names, and know no dies")
    void oldKernel() {
        host("old-kernel");
        groups(topology.cores(), "0,2", "1,3");
        groups(topology.clusters(), "0,2", "1,3");
        groups(topology.dies(), "0-3");
        groups(topology.sockets(), "0-3");
    }

    @Test
    @DisplayName("one processor, whose last-level cache is its own")
    void single() {
        host("single");
        groups(topology.cores(), "0");
        groups(topology.l3Groups(), "0");
        groups(topology.sockets(), "0");
        node(0, "0", 1048576, Map.of(0, 10));
    }
}
