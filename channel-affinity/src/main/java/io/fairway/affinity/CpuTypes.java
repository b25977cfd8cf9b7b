package io.fairway.affinity;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/** Which processors of a hybrid host are the fast ones. */
final class CpuTypes {
    private static final String CPU = "sys/devices/system/cpu";

    private final CpuSet performance;
    private final CpuSet efficiency;

    private CpuTypes(CpuSet performance, CpuSet efficiency) {
        this.performance = performance;
        this.efficiency = efficiency;
    }

    /** From the lists of the performance counters where there are any (x86), else by capacity. */
    static CpuTypes read(HostFiles files, CpuSet online) {
        final CpuSet fast = files.cpus("sys/devices/cpu_core/cpus").orElse(CpuSet.empty());
        final CpuSet slow =
                files.cpus("sys/devices/cpu_atom/cpus")
                        .orElse(CpuSet.empty())
                        .or(files.cpus("sys/devices/cpu_lowpower/cpus").orElse(CpuSet.empty()));
        return slow.isEmpty() ? byCapacity(files, online) : new CpuTypes(fast, slow.minus(fast));
    }

    /**
     * Capacities are of 1024. Those of like cores may differ a little, by their highest clock rate:
     * only a quarter more than the least counts as another kind of core.
     */
    private static CpuTypes byCapacity(HostFiles files, CpuSet online) {
        final Map<Integer, Integer> capacities = new HashMap<>();
        online.stream()
                .forEach(
                        id ->
                                files.number(CPU + "/cpu" + id + "/cpu_capacity")
                                        .filter(each -> each > 0 && each <= 1024)
                                        .ifPresent(each -> capacities.put(id, each)));
        final int least = capacities.values().stream().mapToInt(each -> each).min().orElse(0);
        final CpuSet fast = those(capacities, each -> each * 4 > least * 5);
        return fast.isEmpty()
                ? new CpuTypes(CpuSet.empty(), CpuSet.empty())
                : new CpuTypes(fast, those(capacities, each -> each * 4 <= least * 5));
    }

    private static CpuSet those(Map<Integer, Integer> capacities, Predicate<Integer> wanted) {
        return CpuSet.of(
                capacities.entrySet().stream()
                        .filter(each -> wanted.test(each.getValue()))
                        .mapToInt(Map.Entry::getKey)
                        .toArray());
    }

    CoreType of(int id) {
        if (performance.contains(id)) {
            return CoreType.PERFORMANCE;
        }
        return efficiency.contains(id) ? CoreType.EFFICIENCY : CoreType.UNIFORM;
    }
}
