package io.fairway.affinity;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

/** Which processors of a hybrid host are the fast ones. */
final class CpuTypes {
    private static final String CPU = "sys/devices/system/cpu";

    private final CpuSet performance;
    private final CpuSet efficiency;

    private CpuTypes(CpuSet performance, CpuSet efficiency) {
        this.performance = performance;
        this.efficiency = efficiency;
    }

    /** From the kernel's lists where there are any (x86), else by capacity (arm64). */
    static CpuTypes read(HostFiles files, CpuSet online) {
        final CpuSet fast = files.cpus("sys/devices/cpu_core/cpus").orElse(CpuSet.empty());
        final CpuSet slow = files.cpus("sys/devices/cpu_atom/cpus").orElse(CpuSet.empty());
        return slow.isEmpty() ? byCapacity(files, online) : new CpuTypes(fast, slow);
    }

    private static CpuTypes byCapacity(HostFiles files, CpuSet online) {
        final Map<Integer, Integer> capacities = new HashMap<>();
        online.stream()
                .forEach(
                        id ->
                                files.number(CPU + "/cpu" + id + "/cpu_capacity")
                                        .ifPresent(each -> capacities.put(id, each)));
        final TreeSet<Integer> steps = new TreeSet<>(capacities.values());
        if (steps.size() < 2) {
            return new CpuTypes(CpuSet.empty(), CpuSet.empty());
        }
        final int least = steps.first();
        return new CpuTypes(
                CpuSet.of(online.stream().filter(id -> above(capacities, id, least)).toArray()),
                CpuSet.of(online.stream().filter(id -> !above(capacities, id, least)).toArray()));
    }

    private static boolean above(Map<Integer, Integer> capacities, int id, int least) {
        return capacities.getOrDefault(id, least) > least;
    }

    CoreType of(int id) {
        if (performance.contains(id)) {
            return CoreType.PERFORMANCE;
        }
        return efficiency.contains(id) ? CoreType.EFFICIENCY : CoreType.UNIFORM;
    }
}
