package io.fairway.affinity;

import java.util.OptionalDouble;

/**
 * Which processors this process may use, and how much of them.
 *
 * @param affinity the affinity mask of the process, as far as online; all online ones if unknown
 * @param cpuset the processors of its cgroup's cpuset, as far as online; all online ones if it has
 *     none
 * @param cgroup the directory of the cgroup that this is from, from the host's root, or empty if
 *     there is none
 * @param isolatedPartition whether the cpuset is in a valid cgroup v2 partition that is isolated
 * @param quota how many processors' worth of time the process may use, if that is limited: the
 *     least of its cgroup's and those around it, as far as a container sees them
 */
public record Allowance(
        CpuSet affinity,
        CpuSet cpuset,
        String cgroup,
        boolean isolatedPartition,
        OptionalDouble quota) {

    /**
     * The processors that threads of this process should be pinned to. The kernel would allow any
     * of the cpuset, but who started the process with a mask meant it.
     *
     * @return what the mask and the cpuset have in common
     */
    public CpuSet cpus() {
        return affinity.and(cpuset);
    }
}
