package io.fairway.affinity;

import java.util.Map;

/**
 * A NUMA node.
 *
 * @param id the kernel's number
 * @param cpus its processors that are online; none if it has only memory
 * @param memoryBytes its memory in bytes, or -1 if the host does not tell
 * @param distances the distance to each node, itself included, as the firmware tells it: 10 is the
 *     node itself; empty if it does not tell
 */
public record NumaNode(int id, CpuSet cpus, long memoryBytes, Map<Integer, Integer> distances) {

    /** Makes the distances unmodifiable. */
    public NumaNode {
        distances = Map.copyOf(distances);
    }

    /**
     * The distance to another node.
     *
     * @param other the other node's number
     * @return the distance; if the host does not tell, 10 to itself and 20 to others, as Linux
     *     assumes
     */
    public int distanceTo(int other) {
        return distances.getOrDefault(other, other == id ? 10 : 20);
    }
}
