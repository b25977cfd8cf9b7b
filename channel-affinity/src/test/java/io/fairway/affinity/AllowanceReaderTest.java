package io.fairway.affinity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a process may use, by mask and cgroup. */
class AllowanceReaderTest {
    private static final OptionalDouble NO_QUOTA = OptionalDouble.empty();

    @TempDir(factory = MemoryDirectory.class)
    Path root;

    private Topology host(String name, String... problems) {
        final Topology topology = HostFixture.read(name, root);
        assertEquals(
                List.of(problems), topology.problems().stream().map(Problem::toString).toList());
        return topology;
    }

    private static Allowance allowance(
            String affinity, String cpuset, String cgroup, boolean isolated, OptionalDouble quota) {
        return new Allowance(CpuSet.parse(affinity), CpuSet.parse(cpuset), cgroup, isolated, quota);
    }

    @Test
    @DisplayName("cgroup v1: the effective cpuset counts, not the configured one")
    void v1() {
        assertEquals(
                allowance("2-5", "2-5", "sys/fs/cgroup/cpuset/trading/feed", false, NO_QUOTA),
                host("cgroup-v1-cpuset").allowance());
    }

    @Test
    @DisplayName("cgroup v2: where the controller is off, the nearest group around counts")
    void v2() {
        final Topology topology = host("cgroup-v2-cpuset");
        assertEquals(
                allowance("1-4", "1-4", "sys/fs/cgroup/app.slice", false, NO_QUOTA),
                topology.allowance());
        assertEquals("", topology.isolated().toString());
    }

    @Test
    @DisplayName("cgroup v2: a member of an isolated partition is isolated; others' are too")
    void v2Isolated() {
        final Topology topology = host("cgroup-v2-isolated");
        assertEquals(
                allowance("4-5", "4-5", "sys/fs/cgroup/hot/feed", true, NO_QUOTA),
                topology.allowance());
        assertEquals("4-7", topology.isolated().toString());
    }

    @Test
    @DisplayName("cgroup v2: a partition that the kernel refused isolates nothing, and is told")
    void v2InvalidPartition() {
        final Topology topology =
                host(
                        "cgroup-v2-invalid-partition",
                        "sys/fs/cgroup/hot/cpuset.cpus.partition: no partition: isolated invalid"
                                + " (Cpu list in cpuset.cpus not exclusive)");
        assertEquals(
                allowance("0-7", "0-7", "sys/fs/cgroup/hot", false, NO_QUOTA),
                topology.allowance());
        assertEquals("", topology.isolated().toString());
    }

    @Test
    @DisplayName("cgroup v2: the least quota on the way up counts")
    void v2Quota() {
        assertEquals(
                allowance("0-7", "0-7", "sys/fs/cgroup/inner", false, OptionalDouble.of(1.5)),
                host("container-v2-quota").allowance());
    }

    @Test
    @DisplayName("cgroup v1: the least quota counts, in a mount that shows part of the hierarchy")
    void v1Quota() {
        assertEquals(
                allowance("0-3", "0-3", "sys/fs/cgroup/cpuset", false, OptionalDouble.of(2.5)),
                host("container-v1-quota").allowance());
    }

    @Test
    @DisplayName("a cpuset of v1 and a quota of v2 at once, mounted in unusual places")
    void hybrid() {
        assertEquals(
                allowance("1-2", "1-2", "mnt/set of cpus/pinned", false, OptionalDouble.of(0.5)),
                host("cgroup-hybrid").allowance());
    }

    @Test
    @DisplayName("a group outside of the cgroup namespace: what is visible counts, and it is told")
    void namespace() {
        final Topology topology =
                host(
                        "cgroup-namespace",
                        "proc/self/cgroup: the group /../outside of cgroup2 is not visible: taking"
                                + " the nearest that is");
        assertEquals(
                allowance("0-3", "0-1", "sys/fs/cgroup", false, NO_QUOTA), topology.allowance());
        assertEquals("0-1", topology.allowance().cpus().toString());
    }
}
