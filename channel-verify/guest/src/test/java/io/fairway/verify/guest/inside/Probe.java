package io.fairway.verify.guest.inside;

import io.fairway.affinity.CpuSet;
import io.fairway.affinity.NumaMemory;
import io.fairway.affinity.Pinning;
import io.fairway.affinity.Topology;
import java.lang.foreign.Arena;

/** A process in a cgroup: prints what it may use, and tries what it may not. */
final class Probe {

    private Probe() {}

    /**
     * Tries to pin to each processor, and to have memory on each node.
     *
     * @param args the number of processors, and that of nodes
     */
    public static void main(String[] args) {
        final Topology topology = Topology.read();
        System.out.println("allowed " + topology.allowance().cpus());
        System.out.println("cpuset " + topology.allowance().cpuset());
        System.out.println("partition " + topology.allowance().isolatedPartition());
        System.out.println("isolated " + topology.isolated());
        topology.problems().forEach(each -> System.out.println("problem " + each));
        for (int cpu = 0; cpu < Integer.parseInt(args[0]); cpu++) {
            try (Pinning pinning = Pinning.tryPin(CpuSet.of(cpu))) {
                System.out.println("pin " + cpu + " " + pinning.result());
            }
        }
        for (int node = 0; node < Integer.parseInt(args[1]); node++) {
            try (Arena arena = Arena.ofConfined()) {
                System.out.println(
                        "memory " + node + " " + NumaMemory.allocate(arena, 1, node).result());
            }
        }
    }
}
