package io.fairway.affinity;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Reads what a process may use: its mask, its cpuset and its quota, of cgroups v1 and v2. */
final class AllowanceReader {
    private static final String STATUS = "proc/self/status";
    private static final String CGROUP = "proc/self/cgroup";
    private static final String MOUNT = "sys/fs/cgroup";

    private final HostFiles files;
    private final CpuSet online;

    AllowanceReader(HostFiles files, CpuSet online) {
        this.files = files;
        this.online = online;
    }

    Allowance read() {
        final CpuSet affinity = affinity();
        final String cgroups = files.required(CGROUP).orElse("");
        // A v1 controller that is mounted is the one in force; the unified line stands beside it.
        final Optional<String> v1 = pathOf(cgroups, "cpuset");
        final Optional<Allowance> allowance =
                v1.isPresent() ? v1(affinity, cgroups, v1.get()) : v2(affinity, cgroups);
        return allowance.orElseGet(
                () -> new Allowance(affinity, online, "", false, v1Quota(cgroups)));
    }

    private CpuSet affinity() {
        final Optional<CpuSet> mask =
                files.read(
                        STATUS,
                        files.required(STATUS).flatMap(AllowanceReader::allowedList),
                        CpuSet::parse);
        if (mask.isEmpty() && files.exists(STATUS)) {
            files.problem(STATUS, "has no Cpus_allowed_list: taking all that are online");
        }
        return mask.orElse(online).and(online);
    }

    private static Optional<String> allowedList(String status) {
        return status.lines()
                .filter(line -> line.startsWith("Cpus_allowed_list:"))
                .map(line -> line.substring(line.indexOf(':') + 1))
                .findFirst();
    }

    /** The process's group in the hierarchy of a v1 controller. */
    private static Optional<String> pathOf(String cgroups, String controller) {
        return cgroups.lines()
                .map(line -> line.split(":", 3))
                .filter(parts -> parts.length == 3)
                .filter(parts -> List.of(parts[1].split(",")).contains(controller))
                .map(parts -> parts[2])
                .findFirst();
    }

    private Optional<Allowance> v1(CpuSet affinity, String cgroups, String path) {
        final Optional<String> group =
                nearest(MOUNT + "/cpuset", path, "cpuset.effective_cpus", "cpuset.cpus");
        return group.map(
                each -> {
                    final CpuSet cpus =
                            files.cpus(each + "/cpuset.effective_cpus")
                                    .or(() -> files.cpus(each + "/cpuset.cpus"))
                                    .orElse(online);
                    return new Allowance(affinity, cpus.and(online), each, false, v1Quota(cgroups));
                });
    }

    private OptionalDouble v1Quota(String cgroups) {
        final Optional<String> group =
                pathOf(cgroups, "cpu")
                        .flatMap(path -> nearest(MOUNT + "/cpu", path, "cpu.cfs_quota_us"));
        if (group.isEmpty()) {
            return OptionalDouble.empty();
        }
        final int quota = files.number(group.get() + "/cpu.cfs_quota_us").orElse(-1);
        final int period = files.number(group.get() + "/cpu.cfs_period_us").orElse(0);
        return quota > 0 && period > 0
                ? OptionalDouble.of((double) quota / period)
                : OptionalDouble.empty();
    }

    private Optional<Allowance> v2(CpuSet affinity, String cgroups) {
        final Optional<String> path =
                cgroups.lines()
                        .filter(line -> line.startsWith("0::"))
                        .map(line -> line.substring(3))
                        .findFirst();
        return path.map(
                each -> {
                    final Optional<String> group =
                            nearest(MOUNT, each, "cpuset.cpus.effective", "cpuset.cpus");
                    final CpuSet cpus =
                            group.flatMap(it -> files.cpus(it + "/cpuset.cpus.effective"))
                                    .orElse(online);
                    final boolean isolated =
                            group.flatMap(it -> files.optional(it + "/cpuset.cpus.partition"))
                                    .map("isolated"::equals)
                                    .orElse(false);
                    return new Allowance(
                            affinity, cpus.and(online), group.orElse(""), isolated, v2Quota(each));
                });
    }

    /** The least quota on the way up: a group's own, or that of one around it. */
    private OptionalDouble v2Quota(String path) {
        OptionalDouble least = OptionalDouble.empty();
        for (String group = path; ; group = parent(group)) {
            final String file = MOUNT + strip(group) + "/cpu.max";
            final Optional<OptionalDouble> own =
                    files.read(file, files.optional(file), AllowanceReader::share);
            if (own.isPresent()
                    && own.get().isPresent()
                    && (least.isEmpty() || own.get().getAsDouble() < least.getAsDouble())) {
                least = own.get();
            }
            if (strip(group).isEmpty()) {
                return least;
            }
        }
    }

    /** Of {@code 150000 100000}, or {@code max 100000}. */
    private static OptionalDouble share(String max) {
        final String[] parts = max.split("\\s+");
        if (parts[0].equals("max")) {
            return OptionalDouble.empty();
        }
        final double period = parts.length > 1 ? Double.parseDouble(parts[1]) : 100_000;
        return OptionalDouble.of(Double.parseDouble(parts[0]) / period);
    }

    /**
     * The group, or the nearest around it, that has one of these files: a controller need not be
     * switched on everywhere, and in a container the path may be that of the host.
     */
    private Optional<String> nearest(String mount, String path, String... names) {
        for (String group = path; ; group = parent(group)) {
            for (String each : names) {
                if (files.exists(mount + strip(group) + "/" + each)) {
                    return Optional.of(mount + strip(group));
                }
            }
            if (strip(group).isEmpty()) {
                return Optional.empty();
            }
        }
    }

    private static String strip(String group) {
        return group.equals("/") ? "" : group;
    }

    private static String parent(String group) {
        final int slash = group.lastIndexOf('/');
        return slash <= 0 ? "/" : group.substring(0, slash);
    }
}
