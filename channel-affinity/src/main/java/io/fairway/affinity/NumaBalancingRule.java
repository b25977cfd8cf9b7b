package io.fairway.affinity;

/** Automatic NUMA balancing unmaps pages to see who uses them, and moves them. */
final class NumaBalancingRule implements Rule {
    private static final String BALANCING = "proc/sys/kernel/numa_balancing";

    @Override
    public String id() {
        return "numa-balancing";
    }

    @Override
    public Finding examine(DoctorHost host) throws UnknownException {
        final long mode = host.number(BALANCING, "is missing: the kernel is built without it");
        if (mode == 0) {
            return Finding.ok(id(), BALANCING, "off");
        }
        if (host.topology().nodes().size() < 2) {
            return Finding.info(id(), BALANCING, "on, but there is nothing to balance", "");
        }
        return Finding.warn(
                id(),
                BALANCING,
                "on, mode " + mode,
                "Switch it off where threads and memory are placed by hand: sysctl"
                        + " kernel.numa_balancing=0");
    }
}
