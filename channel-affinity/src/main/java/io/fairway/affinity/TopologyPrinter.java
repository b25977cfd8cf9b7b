package io.fairway.affinity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Writes a topology as a table for people: a line for each core, then nodes, allowance, problems.
 */
final class TopologyPrinter {
    private static final List<String> HEADER =
            List.of(
                    "NODE",
                    "SOCKET",
                    "DIE",
                    "L3",
                    "CLUSTER",
                    "CORE",
                    "CPUS",
                    "TYPE",
                    "ISOLATED",
                    "NOHZ_FULL",
                    "ALLOWED");

    private final Topology topology;
    private final List<CpuSet> sockets;
    private final List<CpuSet> dies;
    private final List<CpuSet> caches;
    private final List<CpuSet> clusters;
    private final List<CpuSet> cores;

    TopologyPrinter(Topology topology) {
        this.topology = topology;
        this.sockets = topology.sockets();
        this.dies = topology.dies();
        this.caches = topology.l3Groups();
        this.clusters = topology.clusters();
        this.cores = topology.cores();
    }

    String print() {
        final List<String> lines = new ArrayList<>();
        lines.add(summary());
        lines.addAll(aligned(rows()));
        topology.nodes().forEach(each -> lines.add(node(each)));
        lines.addAll(allowance());
        topology.problems().forEach(each -> lines.add("problem: " + each));
        return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    }

    private String summary() {
        return String.join(
                ", ",
                count(topology.online().size(), "processor"),
                count(cores.size(), "core"),
                count(caches.size(), "L3 group"),
                count(sockets.size(), "socket"),
                count(topology.nodes().size(), "node"));
    }

    private static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    private List<List<String>> rows() {
        final List<List<String>> rows = new ArrayList<>();
        rows.add(HEADER);
        for (int core = 0; core < cores.size(); core++) {
            final CpuSet cpus = cores.get(core);
            final Cpu cpu = topology.cpu(cpus.first()).orElseThrow();
            rows.add(
                    List.of(
                            cpu.node() == Cpu.NO_NODE ? "-" : String.valueOf(cpu.node()),
                            number(sockets, cpu.socket()),
                            number(dies, cpu.die()),
                            number(caches, cpu.l3()),
                            number(clusters, cpu.cluster()),
                            String.valueOf(core),
                            cpus.toString(),
                            type(cpu.type()),
                            those(cpus, topology.isolated()),
                            those(cpus, topology.nohzFull()),
                            those(cpus, topology.allowance().cpus())));
        }
        return rows;
    }

    private static String number(List<CpuSet> groups, CpuSet group) {
        return String.valueOf(groups.indexOf(group));
    }

    private static String type(CoreType type) {
        return switch (type) {
            case UNIFORM -> "-";
            case PERFORMANCE -> "performance";
            case EFFICIENCY -> "efficiency";
        };
    }

    /** Which of a core's processors are in a set. */
    private static String those(CpuSet core, CpuSet set) {
        final CpuSet both = core.and(set);
        if (both.isEmpty()) {
            return "-";
        }
        return both.equals(core) ? "yes" : both.toString();
    }

    private static List<String> aligned(List<List<String>> rows) {
        final int[] widths = new int[HEADER.size()];
        for (List<String> row : rows) {
            Arrays.setAll(widths, i -> Math.max(widths[i], row.get(i).length()));
        }
        final List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            final StringBuilder line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }

    private String node(NumaNode node) {
        final Function<NumaNode, String> distance =
                other -> other.id() + ":" + node.distanceTo(other.id());
        return "node "
                + node.id()
                + ": processors "
                + listed(node.cpus())
                + "; memory "
                + (node.memoryBytes() < 0 ? "unknown" : (node.memoryBytes() >> 20) + " MiB")
                + "; distances "
                + (node.distances().isEmpty()
                        ? "unknown"
                        : topology.nodes().stream().map(distance).collect(Collectors.joining(" ")));
    }

    private List<String> allowance() {
        final Allowance allowance = topology.allowance();
        final String cpuset =
                allowance.cgroup().isEmpty()
                        ? "no cpuset"
                        : "cpuset " + listed(allowance.cpuset()) + " of /" + allowance.cgroup();
        final String quota =
                allowance.quota().isPresent()
                        ? "; quota of " + allowance.quota().getAsDouble() + " processors"
                        : "; no quota";
        return List.of(
                "allowed: processors " + listed(allowance.cpus()),
                "allowed by: affinity mask "
                        + listed(allowance.affinity())
                        + "; "
                        + cpuset
                        + quota);
    }

    private static String listed(CpuSet cpus) {
        return cpus.isEmpty() ? "none" : cpus.toString();
    }
}
