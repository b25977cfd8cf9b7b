package io.fairway.affinity;

/** Which processors there are to place threads on. */
final class CpusetRule implements Rule {
    private static final String STATUS = "proc/self/status";

    @Override
    public String id() {
        return "cpuset";
    }

    @Override
    public Finding examine(DoctorHost host) throws UnknownException {
        final String status = host.text(STATUS);
        if (status.lines().noneMatch(line -> line.startsWith("Cpus_allowed_list:"))) {
            throw Evidence.notUnderstood(STATUS, status, "a Cpus_allowed_list");
        }
        final CpuSet online = host.topology().online();
        final Allowance allowance = host.topology().allowance();
        final CpuSet cpus = allowance.cpus();
        final String seen = "this process may use " + cpus + " of " + online;
        final String source = allowance.cgroup().isEmpty() ? STATUS : allowance.cgroup();
        if (cpus.size() < 2) {
            return Finding.warn(
                    id(),
                    source,
                    seen,
                    "Give it two processors at least: the ends of a channel cannot run at once.");
        }
        return cpus.equals(online)
                ? Finding.ok(id(), source, seen)
                : Finding.info(id(), source, seen, "");
    }
}
