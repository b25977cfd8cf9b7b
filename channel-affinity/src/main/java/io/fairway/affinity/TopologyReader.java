package io.fairway.affinity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a topology from the files of a host. */
final class TopologyReader {
    private static final String CPU = "sys/devices/system/cpu";
    private static final String NODE = "sys/devices/system/node";

    private final HostFiles files;

    TopologyReader(HostFiles files) {
        this.files = files;
    }

    Topology read() {
        final CpuSet online = readOnline();
        final List<NumaNode> nodes = readNodes(online);
        final CpuTypes types = CpuTypes.read(files, online);
        final List<Cpu> cpus = new ArrayList<>();
        online.stream().forEach(id -> cpus.add(readCpu(id, online, nodes, types)));
        final Allowance allowance = new AllowanceReader(files, online).read();
        final CpuSet isolated = files.cpus(CPU + "/isolated").orElse(CpuSet.empty());
        return new Topology(
                cpus,
                nodes,
                allowance.isolatedPartition() ? isolated.or(allowance.cpuset()) : isolated,
                files.cpus(CPU + "/nohz_full").orElse(CpuSet.empty()),
                allowance,
                files.problems());
    }

    private CpuSet readOnline() {
        final Optional<CpuSet> online =
                files.read(CPU + "/online", files.required(CPU + "/online"), CpuSet::parse);
        if (online.isPresent() && !online.get().isEmpty()) {
            return online.get();
        }
        final CpuSet listed = CpuSet.of(files.numbered(CPU, "cpu"));
        final CpuSet offline = files.cpus(CPU + "/offline").orElse(CpuSet.empty());
        return listed.minus(offline);
    }

    private Cpu readCpu(int id, CpuSet online, List<NumaNode> nodes, CpuTypes types) {
        final String topology = CPU + "/cpu" + id + "/topology/";
        final CpuSet self = CpuSet.of(id);
        // Kernels before 5.3 have the older names only.
        final CpuSet core =
                group(self, online, topology + "core_cpus_list", topology + "thread_siblings_list");
        final CpuSet socket =
                group(
                        self,
                        online,
                        topology + "package_cpus_list",
                        topology + "core_siblings_list");
        return new Cpu(
                id,
                core,
                group(core, online, topology + "cluster_cpus_list"),
                lastLevelCache(id, core, online),
                group(socket, online, topology + "die_cpus_list"),
                socket,
                nodes.stream()
                        .filter(each -> each.cpus().contains(id))
                        .mapToInt(NumaNode::id)
                        .findFirst()
                        .orElse(Cpu.NO_NODE),
                types.of(id));
    }

    /** The group in the first of these files that has one with this processor in it. */
    private CpuSet group(CpuSet otherwise, CpuSet online, String... names) {
        for (String each : names) {
            final Optional<CpuSet> group = files.cpus(each);
            if (group.isPresent() && group.get().containsAll(otherwise)) {
                return group.get().and(online);
            }
        }
        return otherwise;
    }

    private CpuSet lastLevelCache(int id, CpuSet core, CpuSet online) {
        final String caches = CPU + "/cpu" + id + "/cache";
        if (!files.exists(caches)) {
            return core;
        }
        int highest = 0;
        CpuSet shared = core;
        for (int index : files.numbered(caches, "index")) {
            final String cache = caches + "/index" + index;
            final int level = files.number(cache + "/level").orElse(0);
            final boolean forData =
                    !files.optional(cache + "/type").orElse("").equals("Instruction");
            final Optional<CpuSet> cpus = files.cpus(cache + "/shared_cpu_list");
            if (forData && level > highest && cpus.isPresent() && cpus.get().contains(id)) {
                highest = level;
                shared = cpus.get().and(online);
            }
        }
        return shared;
    }

    private List<NumaNode> readNodes(CpuSet online) {
        final List<NumaNode> nodes = new ArrayList<>();
        if (!files.exists(NODE)) {
            files.problem(NODE, "is missing: nothing is known about NUMA nodes");
            return nodes;
        }
        final int[] ids = files.numbered(NODE, "node");
        for (int id : ids) {
            final String node = NODE + "/node" + id;
            nodes.add(
                    new NumaNode(
                            id,
                            files.cpus(node + "/cpulist").orElse(CpuSet.empty()).and(online),
                            memory(node + "/meminfo"),
                            distances(node + "/distance", ids)));
        }
        return nodes;
    }

    private long memory(String file) {
        return files.read(file, files.optional(file), TopologyReader::totalBytes).orElse(-1L);
    }

    /** Of the line {@code Node 0 MemTotal: 16384 kB}. */
    private static long totalBytes(String meminfo) {
        return meminfo.lines()
                .filter(line -> line.contains("MemTotal:"))
                .map(line -> line.replaceAll(".*MemTotal:\\s*(\\d+)\\s*kB.*", "$1"))
                .mapToLong(kilobytes -> Long.parseLong(kilobytes) * 1024)
                .findFirst()
                .orElse(-1);
    }

    private Map<Integer, Integer> distances(String file, int[] ids) {
        final Map<Integer, Integer> distances = new HashMap<>();
        final Optional<int[]> row =
                files.read(
                        file,
                        files.optional(file),
                        text ->
                                Arrays.stream(text.split("\\s+"))
                                        .mapToInt(Integer::parseInt)
                                        .toArray());
        if (row.isPresent()) {
            if (row.get().length != ids.length) {
                files.problem(file, row.get().length + " distances for " + ids.length + " nodes");
                return distances;
            }
            for (int i = 0; i < ids.length; i++) {
                distances.put(ids[i], row.get()[i]);
            }
        }
        return distances;
    }
}
