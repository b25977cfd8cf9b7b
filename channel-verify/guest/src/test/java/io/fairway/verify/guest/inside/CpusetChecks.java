package io.fairway.verify.guest.inside;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fairway.affinity.CpuSet;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A process in a cpuset of cgroup v2 knows its limits, and is told of them. */
class CpusetChecks {
    private final Asked asked = new Asked();

    private List<String> probe(Cgroup group) throws Exception {
        return group.probe(asked.cpus().size(), asked.nodes());
    }

    private static void assertLine(List<String> lines, String line) {
        assertTrue(lines.contains(line), () -> line + " is not in " + String.join("\n", lines));
    }

    private void assertPins(CpuSet cpus, String group, List<String> lines) {
        for (int each : cpus.stream().toArray()) {
            assertLine(
                    lines,
                    "pin %d APPLIED: requested [%d], applied [%d]".formatted(each, each, each));
        }
        for (int each : asked.cpus().minus(cpus).stream().toArray()) {
            final String why =
                    ("processor %d is outside the cpuset %s of the cgroup sys/fs/cgroup/%s;"
                                    + " sched_setaffinity failed with EINVAL (22)")
                            .formatted(each, cpus, group);
            assertTrue(
                    lines.stream()
                            .anyMatch(
                                    it ->
                                            it.startsWith("pin " + each + " REFUSED: ")
                                                    && it.endsWith(": " + why)),
                    () -> why + " is not in " + String.join("\n", lines));
        }
    }

    @Test
    @DisplayName("a cpuset of one node's processors: read, and pinning outside of it refused")
    void cpus() throws Exception {
        try (Cgroup group = new Cgroup("processors")) {
            final CpuSet cpus = asked.cpusOf(0);
            group.set("cpuset.cpus", cpus.toString());
            final List<String> lines = probe(group);
            assertLine(lines, "cpuset " + cpus);
            assertLine(lines, "allowed " + cpus.minus(asked.isolated()));
            assertLine(lines, "partition false");
            assertPins(cpus, "processors", lines);
            for (int node = 0; node < asked.nodes(); node++) {
                final String on = "memory " + node + " APPLIED: node " + node + " ";
                assertTrue(lines.stream().anyMatch(it -> it.startsWith(on)), lines::toString);
            }
        }
    }

    @Test
    @DisplayName("a cpuset of one node's memory: memory on the other is refused")
    void memory() throws Exception {
        final int last = asked.nodes() - 1;
        try (Cgroup group = new Cgroup("memory")) {
            group.set("cpuset.mems", String.valueOf(last));
            final List<String> lines = probe(group);
            assertTrue(
                    lines.stream().anyMatch(it -> it.startsWith("memory " + last + " APPLIED: ")),
                    lines::toString);
            assertTrue(
                    lines.stream()
                            .anyMatch(
                                    it ->
                                            it.startsWith("memory 0 REFUSED: ")
                                                    && it.endsWith(
                                                            ": node 0 is outside the nodes "
                                                                    + last
                                                                    + " that the cpuset of this"
                                                                    + " process allows memory on")),
                    lines::toString);
        }
    }

    @Test
    @DisplayName("an isolated partition: what is in it is known to be isolated")
    void partition() throws Exception {
        try (Cgroup group = new Cgroup("partition")) {
            // Linux 6.1 fails if it takes the last processor that is not isolated already.
            final CpuSet cpus = CpuSet.of(asked.housekeeping().last());
            group.set("cpuset.cpus", cpus.toString()).set("cpuset.cpus.partition", "isolated");
            assertEquals("isolated", group.get("cpuset.cpus.partition"));
            final List<String> lines = probe(group);
            assertLine(lines, "cpuset " + cpus);
            assertLine(lines, "partition true");
            assertLine(lines, "isolated " + cpus.or(asked.isolated()));
            assertPins(cpus, "partition", lines);
            group.set("cpuset.cpus.partition", "member");
        }
    }

    @Test
    @DisplayName("an invalid partition isolates nothing, and the kernel's reason is told")
    void invalidPartition() throws Exception {
        // All processors would leave none to the parent, where this process is.
        try (Cgroup group = new Cgroup("invalid")) {
            group.set("cpuset.cpus", asked.cpus().toString())
                    .set("cpuset.cpus.partition", "isolated");
            final String state = group.get("cpuset.cpus.partition");
            assertTrue(state.startsWith("isolated invalid"), state);
            final List<String> lines = probe(group);
            assertLine(lines, "partition false");
            assertLine(lines, "isolated " + asked.isolated());
            assertTrue(
                    lines.stream()
                            .anyMatch(it -> it.startsWith("problem ") && it.contains("invalid")),
                    lines::toString);
            group.set("cpuset.cpus.partition", "member");
        }
    }
}
