package io.fairway.affinity;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The topology in arrays, for the search: positions instead of numbers, groups by number. */
final class PlacementTable {
    final Topology topology;
    final int[] id;
    final int[] core;
    final int[] l3;
    final int[] die;
    final int[] socket;
    final int[] node;
    final boolean[] isolated;
    final CoreType[] type;

    /** Distances by the numbers that nodes have in {@link #node}. */
    final int[][] distance;

    /** Whether the node of a number in {@link #node} is one of the host's. */
    final boolean[] nodeKnown;

    PlacementTable(Topology topology) {
        this.topology = topology;
        final List<Cpu> cpus = topology.cpus();
        id = cpus.stream().mapToInt(Cpu::id).toArray();
        core = groups(cpus, Cpu::core);
        l3 = groups(cpus, Cpu::l3);
        die = groups(cpus, Cpu::die);
        socket = groups(cpus, Cpu::socket);
        node = groups(cpus, Cpu::node);
        isolated = new boolean[id.length];
        type = cpus.stream().map(Cpu::type).toArray(CoreType[]::new);
        final int[] ids = cpus.stream().mapToInt(Cpu::node).distinct().toArray();
        distance = new int[ids.length][ids.length];
        nodeKnown = new boolean[ids.length];
        for (int i = 0; i < id.length; i++) {
            isolated[i] = topology.isolated().contains(id[i]);
        }
        for (int a = 0; a < ids.length; a++) {
            nodeKnown[a] = ids[a] != Cpu.NO_NODE;
            for (int b = 0; b < ids.length; b++) {
                final int other = ids[b];
                distance[a][b] = topology.node(ids[a]).map(it -> it.distanceTo(other)).orElse(10);
            }
        }
    }

    /** Numbers the groups in the order of the processors. */
    private static <T> int[] groups(List<Cpu> cpus, Function<Cpu, T> group) {
        final Map<T, Integer> numbers = new HashMap<>();
        return cpus.stream()
                .map(group)
                .mapToInt(
                        each -> {
                            final Integer known = numbers.putIfAbsent(each, numbers.size());
                            return known == null ? numbers.size() - 1 : known;
                        })
                .toArray();
    }

    int size() {
        return id.length;
    }

    /** How much it suffers from the kernel's own work, which is done by CPU 0 by default. */
    int bootDuty(int i) {
        if (id[i] == 0) {
            return 2;
        }
        return id[0] == 0 && core[i] == core[0] ? 1 : 0;
    }

    /** The position of a processor, or -1 if it is not online. */
    int position(int cpu) {
        final int found = Arrays.binarySearch(id, cpu);
        return found >= 0 ? found : -1;
    }
}
