package io.fairway.affinity;

/** Which processors a thread may be given. */
final class Usable {
    private Usable() {}

    /**
     * Those of the mask and the cpuset.
     *
     * @param isolatedToo also those isolated ones of the cpuset that the mask has not. A kernel
     *     that isolates processors at boot leaves them out of every process's mask, from where only
     *     who asks for them gets there; the kernel then lets him, as far as the cpuset goes.
     */
    static CpuSet cpus(Topology topology, boolean isolatedToo) {
        final Allowance allowance = topology.allowance();
        final CpuSet extended =
                isolatedToo
                        ? allowance.cpus().or(allowance.cpuset().and(topology.isolated()))
                        : allowance.cpus();
        return extended.and(topology.online());
    }
}
