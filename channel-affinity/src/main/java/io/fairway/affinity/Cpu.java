package io.fairway.affinity;

/**
 * One processor, as the scheduler sees it: a hardware thread. Each group contains the processor
 * itself. Where the host does not tell, a group is the same as the next smaller one, and a die the
 * same as the package.
 *
 * @param id the kernel's number
 * @param core the hardware threads of its core
 * @param cluster the processors that share a cluster, such as an L2 cache of several cores
 * @param l3 the processors that share its last-level cache
 * @param die the processors of its die
 * @param socket the processors of its package
 * @param node the NUMA node, or {@link #NO_NODE}
 * @param type the kind of core
 */
public record Cpu(
        int id,
        CpuSet core,
        CpuSet cluster,
        CpuSet l3,
        CpuSet die,
        CpuSet socket,
        int node,
        CoreType type) {

    /** The node of a processor whose host has no nodes, or does not tell. */
    public static final int NO_NODE = -1;
}
