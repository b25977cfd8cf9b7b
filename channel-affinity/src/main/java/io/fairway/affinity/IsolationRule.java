package io.fairway.affinity;

/** The scheduler puts other work on processors that are not isolated. */
final class IsolationRule implements Rule {
    private static final String ISOLATED = DoctorHost.ISOLATED;

    @Override
    public String id() {
        return "isolation";
    }

    @Override
    public Finding examine(DoctorHost host) throws UnknownException {
        final CpuSet isolated = host.isolated();
        if (isolated.isEmpty()) {
            return Finding.warn(
                    id(),
                    ISOLATED,
                    "no processor is isolated",
                    "Isolate those of the busy threads: a cpuset partition of type isolated (cgroup"
                            + " v2), or isolcpus= at boot. Without, a pinned thread still shares.");
        }
        final CpuSet usable = isolated.and(host.topology().allowance().cpuset());
        if (usable.isEmpty()) {
            return Finding.warn(
                    id(),
                    ISOLATED,
                    isolated + " are isolated, and none is in this process's cpuset",
                    "Put some of them into its cpuset.");
        }
        return Finding.ok(id(), ISOLATED, isolated + " are isolated");
    }
}
