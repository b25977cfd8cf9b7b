package io.fairway.affinity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are missing, unreadable or wrong leave a partial topology, with reasons. */
class BrokenHostTest {
    private static final String CPU = "sys/devices/system/cpu";
    private static final String NODE = "sys/devices/system/node";

    @TempDir(factory = MemoryDirectory.class)
    Path root;

    private Topology topology;

    /** Before JUnit does, which warns of each link that leads out of the directory. */
    @AfterEach
    void delete() throws IOException {
        HostTree.delete(root);
        Files.createDirectory(root);
    }

    private void host(String name, String... problems) {
        topology = HostFixture.read(name, root);
        assertEquals(
                String.join("\n", problems),
                String.join("\n", topology.problems().stream().map(Problem::toString).toList()));
    }

    private static void groups(List<CpuSet> found, String... expected) {
        assertEquals(List.of(expected), found.stream().map(CpuSet::toString).toList());
    }

    @Test
    @DisplayName("not Linux: no processors, and the reason")
    void notLinux() {
        host(
                "not-linux",
                CPU + ": is missing: this is not Linux, or its /sys is not mounted",
                "proc/self/status: is missing",
                NODE + ": is missing: nothing is known about NUMA nodes",
                "proc/self/cgroup: is missing",
                "proc/self/mountinfo: is missing: looking for cgroups in the usual places");
        assertTrue(topology.cpus().isEmpty());
        assertTrue(topology.nodes().isEmpty());
        assertTrue(topology.allowance().cpus().isEmpty());
    }

    @Test
    @DisplayName("files that are missing are told, and what others say is taken")
    void missing() {
        host(
                "missing-files",
                CPU + "/online: is missing",
                NODE + ": is missing: nothing is known about NUMA nodes",
                CPU + "/cpu[0-1]/topology: is missing: nothing is known about its core and package",
                CPU + "/cpu2/cache: is missing: nothing is known about shared caches",
                CPU + "/cpu3/topology/core_cpus_list: is missing",
                CPU + ": processors 0 are in several cores",
                CPU + ": processors 0-1 are in several clusters",
                CPU + ": processors 0,2 are in several last-level caches",
                "proc/self/mountinfo: is missing: looking for cgroups in the usual places",
                "proc/self/status: is missing");
        assertEquals("0-3", topology.online().toString());
        groups(topology.cores(), "0", "1", "0,2", "3");
        groups(topology.sockets(), "0-3");
        assertEquals(Cpu.NO_NODE, topology.cpus().get(0).node());
        assertEquals("0-3", topology.allowance().affinity().toString());
        assertEquals("0-1", topology.allowance().cpus().toString());
    }

    @Test
    @DisplayName("lists of processors without directories are believed")
    void noDirectories() {
        host(
                "no-cpu-directories",
                CPU + "/cpu[0-3]/topology: is missing: nothing is known about its core and package",
                CPU + "/cpu[0-3]/cache: is missing: nothing is known about shared caches",
                "proc/self/cgroup: is missing");
        assertEquals("0-3", topology.online().toString());
        groups(topology.cores(), "0", "1", "2", "3");
        groups(topology.sockets(), "0", "1", "2", "3");
    }

    @Test
    @DisplayName("processors that disagree about their groups are told")
    void inconsistent() {
        host(
                "inconsistent",
                CPU + "/cpu0/topology/cluster_cpus_list: has 0, but not all of 0-1",
                CPU + "/cpu0/cache/index0/shared_cpu_list: has 0, but not all of 0-1",
                CPU + "/cpu0/cache/index2/shared_cpu_list: has 0, but not all of 0-1",
                CPU + "/cpu2/cache/index3/shared_cpu_list: has 3, but not all of 2",
                CPU + ": processors 1 are in several cores",
                CPU + ": processors 1 are in several clusters",
                CPU + ": processors 2 are in several last-level caches",
                CPU + ": processors 2-3 are in several packages");
        groups(topology.l3Groups(), "0-3", "2");
    }

    @Test
    @DisplayName("directories, endless and huge files, and garbage are told, each with its reason")
    void garbage() {
        host("garbage", GARBAGE);
        assertEquals("0-3", topology.online().toString());
        groups(topology.cores(), "0", "1", "0,2", "1,3");
        groups(topology.l3Groups(), "0-3", "1,3");
        assertEquals(-1, topology.nodes().get(0).memoryBytes());
        assertEquals(20, topology.nodes().get(0).distanceTo(1), "as Linux assumes");
        assertEquals("0-3", topology.allowance().cpus().toString());
        assertEquals(OptionalDouble.empty(), topology.allowance().quota());
    }

    private static final String[] GARBAGE = {
        CPU
                + "/online: cannot be understood: list of processors \"0-3,x\": expected a"
                + " number at position 4",
        NODE + "/node0/meminfo: cannot be understood: long overflow",
        NODE + "/node0/distance: has 1 distances for 2 nodes",
        NODE + "/node1/meminfo: cannot be understood: no MemTotal:",
        NODE + "/node1/distance: cannot be understood: For input string: \"near\"",
        NODE + ": no node has processors 3",
        NODE + ": several nodes have processors 2",
        "sys/devices/cpu_core/cpus: cannot be understood: list of processors \"????\":"
                + " expected a number at position 0",
        "sys/devices/cpu_atom/cpus: is larger than 4194304 bytes",
        CPU
                + "/cpu0/topology/core_cpus_list: cannot be understood: list of processors"
                + " \"99999999\": a number above 1048576 at position 0",
        CPU + "/cpu1/topology/core_cpus_list: cannot be read: Input/output error",
        CPU + "/cpu2/topology/package_cpus_list: has 3, but not all of 0,2",
        CPU + "/cpu3/cache/index3/level: cannot be understood: For input string: \"high\"",
        CPU + "/cpu3/topology/die_id: cannot be understood: For input string: \"many\"",
        CPU + ": processors 0-1 are in several cores",
        CPU + ": processors 1,3 are in several last-level caches",
        CPU + ": processors 0,2 are in several packages",
        "proc/self/status: cannot be understood: no Cpus_allowed_list:",
        "proc/self/cgroup: the group /a?b of cgroup2 is not visible: taking the nearest that is",
        "sys/fs/cgroup/cpuset.cpus.effective: cannot be understood: list of processors"
                + " \"3-1\": a range that ends before it begins at position 3",
        "sys/fs/cgroup/cpu.max: cannot be understood: 100000 of 0 microseconds",
        CPU + "/isolated: is a directory",
        CPU + "/nohz_full: is not a regular file"
    };

    @Test
    @DisplayName("whatever is done to the files, nothing is thrown")
    void neverThrows() throws IOException {
        final long seed = Long.getLong("fairway.test.seed", new Random().nextLong());
        final int changes = Boolean.getBoolean("fairway.proof") ? 20_000 : 400;
        System.out.println(
                "seed " + seed + ", " + changes + " changes: -Dfairway.test.seed=" + seed);
        final Random random = new Random(seed);
        for (String name : List.of("sparse-offline", "container-v1-quota", "cgroup-v2-isolated")) {
            final Path host = Files.createDirectory(root.resolve(name));
            HostFixture.write(name, host);
            final List<Path> all;
            try (Stream<Path> walk = Files.walk(host)) {
                all = walk.filter(each -> !each.equals(host)).toList();
            }
            for (int i = 0; i < changes / 3; i++) {
                HostVandal.damage(all.get(random.nextInt(all.size())), random);
                if (i % 4 == 0) {
                    final Topology read = Topology.read(host);
                    assertTrue(read.online().containsAll(read.allowance().cpus()));
                    read.cpus().forEach(cpu -> assertTrue(cpu.core().contains(cpu.id())));
                    assertTrue(read.describe().contains("allowed: processors "));
                }
            }
        }
    }
}
