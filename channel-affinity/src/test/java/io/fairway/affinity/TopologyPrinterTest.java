package io.fairway.affinity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopologyPrinterTest {
    @TempDir(factory = MemoryDirectory.class)
    Path root;

    @Test
    @DisplayName("the table has a line for each core, then nodes, what is allowed, and problems")
    void table() {
        assertEquals(
                """
                4 processors, 4 cores, 1 L3 group, 1 socket, 1 node
                NODE  SOCKET  DIE  L3  CLUSTER  CORE  CPUS  TYPE  ISOLATED  NOHZ_FULL  ALLOWED
                0     0       0    0   0        0     0     -     -         -          yes
                0     0       0    0   1        1     1     -     -         -          yes
                0     0       0    0   2        2     2     -     -         -          -
                0     0       0    0   3        3     3     -     -         -          -
                node 0: processors 0-3; memory 4096 MiB; distances 0:10
                allowed: processors 0-1
                allowed by: affinity mask 0-3; cpuset 0-1 of /sys/fs/cgroup; no quota
                problem: proc/self/cgroup: the group /../outside of cgroup2 is not visible: taking \
                the nearest that is
                """,
                HostFixture.read("cgroup-namespace", root).describe());
    }

    @Test
    @DisplayName("kinds of cores and their clusters are in it")
    void rows() {
        final String hybrid = HostFixture.read("hybrid", root).describe();
        assertTrue(
                hybrid.contains(
                        "0     0       0    0   5        5     10-11  performance  -         -"
                                + "          yes\n"),
                hybrid);
        assertTrue(
                hybrid.contains(
                        "0     0       0    0   7        13    19     efficiency   -         -"
                                + "          yes\n"),
                hybrid);
    }

    @Test
    @DisplayName("of a core of which a part is allowed, that part is named")
    void parts() {
        final String missing = HostFixture.read("missing-files", root).describe();
        assertTrue(
                missing.contains(
                        "-     0       0    0   0        2     0,2   -     -         -          0\n"),
                missing);
    }

    @Test
    @DisplayName("a quota is printed")
    void quota() {
        final String text = HostFixture.read("container-v1-quota", root).describe();
        assertTrue(text.contains("; quota of 2.5 processors\n"), text);
    }

    @Test
    @DisplayName("of a host that tells nothing the table is empty, and says why")
    void nothing() {
        assertEquals(
                """
                0 processors, 0 cores, 0 L3 groups, 0 sockets, 0 nodes
                NODE  SOCKET  DIE  L3  CLUSTER  CORE  CPUS  TYPE  ISOLATED  NOHZ_FULL  ALLOWED
                allowed: processors none
                allowed by: affinity mask none; no cpuset; no quota
                problem: sys/devices/system/cpu: is missing: this is not Linux, or its /sys is not \
                mounted
                problem: proc/self/status: is missing
                problem: sys/devices/system/node: is missing: nothing is known about NUMA nodes
                problem: proc/self/cgroup: is missing
                problem: proc/self/mountinfo: is missing: looking for cgroups in the usual places
                """,
                HostFixture.read("not-linux", root).describe());
    }
}
