package io.fairway.affinity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Makes topologies of regular hosts: packages of nodes of L3 groups of cores. As on x86, the first
 * hardware threads of all cores are numbered first, then the second ones.
 */
final class MadeHost {
    private final int packages;
    private final int nodes;
    private final int l3s;
    private final int cores;
    private final int threads;
    private CpuSet isolated = CpuSet.empty();
    private CpuSet allowed;
    private CpuSet efficiency = CpuSet.empty();
    private OptionalDouble quota = OptionalDouble.empty();
    private boolean nodesKnown = true;

    /** Each number is that within one group of the next larger kind. */
    MadeHost(int packages, int nodes, int l3s, int cores, int threads) {
        this.packages = packages;
        this.nodes = nodes;
        this.l3s = l3s;
        this.cores = cores;
        this.threads = threads;
        this.allowed = range(0, size());
    }

    static CpuSet range(int from, int to) {
        return CpuSet.of(IntStream.range(from, to).toArray());
    }

    MadeHost isolated(String cpus) {
        isolated = CpuSet.parse(cpus);
        return this;
    }

    MadeHost allowed(String cpus) {
        allowed = CpuSet.parse(cpus);
        return this;
    }

    MadeHost efficiency(String cpus) {
        efficiency = CpuSet.parse(cpus);
        return this;
    }

    MadeHost quota(double cpus) {
        quota = OptionalDouble.of(cpus);
        return this;
    }

    MadeHost withoutNodes() {
        nodesKnown = false;
        return this;
    }

    private int size() {
        return allCores() * threads;
    }

    private int allCores() {
        return packages * nodes * l3s * cores;
    }

    Topology topology() {
        final List<Cpu> cpus = new ArrayList<>();
        for (int id = 0; id < size(); id++) {
            final int core = id % allCores();
            final int node = core / cores / l3s;
            final CpuSet socket = group(core / cores / l3s / nodes, nodes * l3s * cores);
            cpus.add(
                    new Cpu(
                            id,
                            group(core, 1),
                            group(core, 1),
                            group(core / cores, cores),
                            socket,
                            socket,
                            nodesKnown ? node : Cpu.NO_NODE,
                            type(id)));
        }
        return new Topology(
                cpus,
                nodesKnown ? numaNodes() : List.of(),
                isolated,
                isolated,
                new Allowance(allowed, range(0, size()), "", false, quota),
                List.of());
    }

    private CoreType type(int id) {
        if (efficiency.isEmpty()) {
            return CoreType.UNIFORM;
        }
        return efficiency.contains(id) ? CoreType.EFFICIENCY : CoreType.PERFORMANCE;
    }

    /** The hardware threads of the cores of a group. */
    private CpuSet group(int number, int coresPerGroup) {
        CpuSet all = CpuSet.empty();
        for (int thread = 0; thread < threads; thread++) {
            final int first = thread * allCores() + number * coresPerGroup;
            all = all.or(range(first, first + coresPerGroup));
        }
        return all;
    }

    /** Distance 10 to itself, 12 within the package, and 20 and more the farther the package. */
    private List<NumaNode> numaNodes() {
        final IntFunction<Map<Integer, Integer>> distances =
                node -> {
                    final Map<Integer, Integer> row = new HashMap<>();
                    for (int other = 0; other < packages * nodes; other++) {
                        final int apart = Math.abs(node / nodes - other / nodes);
                        final int near = node == other ? 10 : 12;
                        row.put(other, apart == 0 ? near : 20 + apart);
                    }
                    return row;
                };
        final List<NumaNode> all = new ArrayList<>();
        for (int node = 0; node < packages * nodes; node++) {
            all.add(new NumaNode(node, group(node, l3s * cores), 1 << 30, distances.apply(node)));
        }
        return all;
    }
}
