package io.fairway.affinity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the NUMA nodes of a host. */
final class NodeReader {
    private static final String NODE = "sys/devices/system/node";
    private static final String TOTAL = "MemTotal:";

    private final HostFiles files;
    private final CpuSet online;

    NodeReader(HostFiles files, CpuSet online) {
        this.files = files;
        this.online = online;
    }

    List<NumaNode> read() {
        if (!files.exists(NODE)) {
            files.problem(NODE, "is missing: nothing is known about NUMA nodes");
            return List.of();
        }
        final List<NumaNode> nodes = new ArrayList<>();
        final int[] ids = files.numbered(NODE, "node");
        for (int id : ids) {
            final String node = NODE + "/node" + id;
            nodes.add(
                    new NumaNode(
                            id,
                            files.requiredCpus(node + "/cpulist")
                                    .orElse(CpuSet.empty())
                                    .and(online),
                            memory(node + "/meminfo"),
                            distances(node + "/distance", ids)));
        }
        check(nodes);
        return nodes;
    }

    /** Each processor should be on one node. */
    private void check(List<NumaNode> nodes) {
        CpuSet once = CpuSet.empty();
        CpuSet twice = CpuSet.empty();
        for (NumaNode each : nodes) {
            twice = twice.or(once.and(each.cpus()));
            once = once.or(each.cpus());
        }
        if (!online.minus(once).isEmpty()) {
            files.problem(NODE, "no node has processors " + online.minus(once));
        }
        if (!twice.isEmpty()) {
            files.problem(NODE, "several nodes have processors " + twice);
        }
    }

    private long memory(String file) {
        return files.read(file, files.required(file), NodeReader::totalBytes).orElse(-1L);
    }

    /** Of the line {@code Node 0 MemTotal: 16384 kB}. */
    private static long totalBytes(String meminfo) {
        final String total =
                meminfo.lines()
                        .filter(line -> line.contains(TOTAL))
                        .map(line -> line.substring(line.indexOf(TOTAL) + TOTAL.length()).strip())
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("no " + TOTAL));
        if (!total.endsWith(" kB")) {
            throw new IllegalArgumentException(TOTAL + " " + total);
        }
        return Math.multiplyExact(Long.parseLong(total.substring(0, total.length() - 3)), 1024L);
    }

    private Map<Integer, Integer> distances(String file, int[] ids) {
        final Optional<int[]> row = files.read(file, files.required(file), NodeReader::numbers);
        if (row.isEmpty()) {
            return Map.of();
        }
        if (row.get().length != ids.length) {
            files.problem(
                    file, "has " + row.get().length + " distances for " + ids.length + " nodes");
            return Map.of();
        }
        final Map<Integer, Integer> distances = new HashMap<>();
        for (int i = 0; i < ids.length; i++) {
            distances.put(ids[i], row.get()[i]);
        }
        return distances;
    }

    private static int[] numbers(String text) {
        return Arrays.stream(text.split("\\s+")).mapToInt(Integer::parseUnsignedInt).toArray();
    }
}
