package io.fairway.affinity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Of each host, {@code lscpu} of util-linux reads the same processors, cores, nodes and caches. */
class LscpuAgreementTest {
    private static final int FIRST_CACHE = 5;

    private final List<String> compared = new ArrayList<>();

    @Test
    @DisplayName("lscpu --sysroot reads the same as we do, of every host that it can read")
    void agrees() throws IOException, InterruptedException {
        if (!ForeignTool.isInstalled("lscpu")) {
            System.out.println("SKIPPED: lscpu is not installed");
        }
        assumeTrue(ForeignTool.isInstalled("lscpu"), "lscpu is not installed");
        for (String name : HostFixture.NAMES) {
            final Path root = MemoryDirectory.create();
            try {
                compare(name, root);
            } finally {
                HostTree.delete(root);
            }
        }
        System.out.println("lscpu agrees about " + compared);
        assertTrue(
                compared.containsAll(List.of("laptop", "dual-socket", "hybrid", "sparse-offline")),
                "lscpu could not even read ordinary hosts");
    }

    private void compare(String name, Path root) throws IOException, InterruptedException {
        final Topology ours = HostFixture.read(name, root);
        final ForeignTool.Result result =
                ForeignTool.run(
                        List.of(
                                "lscpu",
                                "--sysroot",
                                root.toString(),
                                "-p=CPU,CORE,SOCKET,NODE,CACHE"),
                        Map.of());
        if (result.exit() != 0) {
            System.out.println("lscpu cannot read " + name + ": " + result.errors().strip());
            return;
        }
        if (TopologyProblems.areAboutProcessors(ours)) {
            System.out.println("lscpu not compared on " + name + ": broken on purpose");
            return;
        }
        final List<String[]> rows =
                result.output()
                        .lines()
                        .filter(line -> !line.startsWith("#"))
                        .map(line -> line.split(",", -1))
                        .toList();
        assertEquals(
                ours.online(),
                CpuSet.of(rows.stream().mapToInt(row -> Integer.parseInt(row[0])).toArray()),
                name);
        same(name, "cores", ours.cores(), rows, 1);
        same(name, "sockets", ours.sockets(), rows, 2);
        for (String[] row : rows) {
            final int node = row[3].isEmpty() ? Cpu.NO_NODE : Integer.parseInt(row[3]);
            assertEquals(node, ours.cpu(Integer.parseInt(row[0])).orElseThrow().node(), name);
        }
        final int caches = rows.get(0).length;
        if (caches > FIRST_CACHE) {
            same(name, "last-level caches", ours.l3Groups(), rows, caches - 1);
        }
        compared.add(name);
    }

    private static void same(
            String name, String kind, List<CpuSet> ours, List<String[]> rows, int column) {
        final Map<String, CpuSet> theirs = new LinkedHashMap<>();
        for (String[] row : rows) {
            theirs.merge(row[column], CpuSet.of(Integer.parseInt(row[0])), CpuSet::or);
        }
        final Collection<CpuSet> groups = theirs.values();
        ForeignTool.same(name + ", " + kind, ours, List.copyOf(groups));
    }
}
