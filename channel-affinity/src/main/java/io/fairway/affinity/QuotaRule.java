package io.fairway.affinity;

import java.util.Locale;
import java.util.OptionalDouble;

/** A process that has used up its quota stands still until the next period. */
final class QuotaRule implements Rule {
    private static final String CGROUP = "proc/self/cgroup";

    @Override
    public String id() {
        return "cpu-quota";
    }

    @Override
    public Finding examine(DoctorHost host) throws UnknownException {
        final String groups = host.text(CGROUP);
        if (groups.lines().noneMatch(line -> line.matches("\\d+:[^:]*:/.*"))) {
            throw Evidence.notUnderstood(CGROUP, groups, "cgroups");
        }
        final OptionalDouble quota = host.topology().allowance().quota();
        if (quota.isEmpty()) {
            return Finding.ok(id(), CGROUP, "the cgroup limits no processor time");
        }
        return Finding.bad(
                id(),
                CGROUP,
                String.format(
                        Locale.ROOT,
                        "limited to the time of %.2f processors (cpu.max or cpu.cfs_quota_us)",
                        quota.getAsDouble()),
                "Lift the limit and assign whole processors instead (a cpuset; in Kubernetes the"
                        + " static CPU manager): threads that spin use the quota up and are stopped"
                        + " for milliseconds.");
    }
}
