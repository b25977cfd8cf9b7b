package io.fairway.affinity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Pins within a cpuset that the kernel enforces. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "cpusets are a thing of Linux")
class PinInCpusetTest {
    private static final List<String> OPTIONS =
            ChildJvm.and(ChildJvm.ON_THE_CLASS_PATH, "--enable-native-access=ALL-UNNAMED");

    @TempDir private Path directory;

    private final CpuSet allowed = Topology.read().allowance().cpus();
    private final int inside = allowed.last();
    private final int outside = allowed.first();

    @Test
    @DisplayName("a processor outside the cpuset is refused by name, and of a set it is left out")
    void outside() throws Exception {
        try (CpusetGroup group = group(CpuSet.of(inside))) {
            final CpuSet both = CpuSet.of(inside, outside);
            final ChildJvm child =
                    ChildJvm.run(
                            directory,
                            group.launcher(),
                            OPTIONS,
                            "topology",
                            "try=" + inside,
                            "try=" + outside,
                            "try=" + both);
            final String why =
                    "processor "
                            + outside
                            + " is outside the cpuset "
                            + inside
                            + " of the cgroup "
                            + group.name();
            assertEquals(
                    List.of(
                            "" + inside,
                            "APPLIED: requested [" + inside + "], applied [" + inside + "]",
                            "REFUSED: requested ["
                                    + outside
                                    + "], applied ["
                                    + inside
                                    + "]: "
                                    + why
                                    + "; sched_setaffinity failed with EINVAL (22)",
                            "PARTLY: requested [" + both + "], applied [" + inside + "]: " + why),
                    child.lines());
        }
    }

    @Test
    @DisplayName("a mask that cannot be restored, as the cpuset has shrunk, is told")
    void shrunk() throws Exception {
        final CpuSet both = CpuSet.of(inside, outside);
        try (CpusetGroup group = group(both)) {
            final ChildJvm child =
                    ChildJvm.run(
                            directory,
                            group.launcher(),
                            OPTIONS,
                            "shrink=" + inside + "=" + group.cpus());
            assertEquals(
                    List.of(
                            "thrown: PARTLY: requested ["
                                    + both
                                    + "], applied ["
                                    + inside
                                    + "]: processor "
                                    + outside
                                    + " is outside the cpuset "
                                    + inside
                                    + " of the cgroup "
                                    + group.name()),
                    child.lines());
        }
    }

    @Test
    @DisplayName("a process that was started with a mask pins its threads outside of it")
    void outsideTheMask() throws Exception {
        if (inside == outside) {
            throw skipped("this process may use one processor only");
        }
        try (Pinning pinning = Pinning.pin(inside)) {
            // The child has the mask of the thread that starts it.
            final ChildJvm child =
                    ChildJvm.run(directory, List.of(), OPTIONS, "topology", "try=" + outside);
            assertEquals(
                    List.of(
                            pinning.result().applied().toString(),
                            "APPLIED: requested [" + outside + "], applied [" + outside + "]"),
                    child.lines());
        }
    }

    private CpusetGroup group(CpuSet cpus) {
        if (inside == outside) {
            throw skipped("this process may use one processor only");
        }
        try {
            return CpusetGroup.create(cpus.toString(), nodes());
        } catch (IOException e) {
            throw skipped("no cgroup with a cpuset can be made here: " + e);
        }
    }

    private static String nodes() {
        final int[] nodes = Topology.read().nodes().stream().mapToInt(NumaNode::id).toArray();
        return nodes.length == 0 ? "0" : CpuSet.of(nodes).toString();
    }

    /** Ends the test. */
    private static RuntimeException skipped(String reason) {
        System.out.println("skipped: " + reason);
        return Assumptions.abort(reason);
    }
}
