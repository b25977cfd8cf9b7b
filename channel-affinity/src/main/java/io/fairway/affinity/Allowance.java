package io.fairway.affinity;

import java.util.OptionalDouble;

/**
 * Which processors this process may use, and how much of them.
 *
 * @param affinity the affinity mask of the process
 * @param cpuset the processors of its cgroup's cpuset; all online ones if it has none
 * @param cgroup which cgroup that is, or empty if there is none
 * @param isolatedPartition whether the cpuset is a cgroup v2 partition isolated from the others
 * @param quota how many processors' worth of time the process may use, if that is limited
 */
public record Allowance(
        CpuSet affinity,
        CpuSet cpuset,
        String cgroup,
        boolean isolatedPartition,
        OptionalDouble quota) {

    /**
     * The processors that a thread of this process can be pinned to.
     *
     * @return what the mask and the cpuset have in common
     */
    public CpuSet cpus() {
        return affinity.and(cpuset);
    }
}
