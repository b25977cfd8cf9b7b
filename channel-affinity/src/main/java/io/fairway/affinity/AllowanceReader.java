package io.fairway.affinity;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** Reads what a process may use: its mask, its cpuset and its quota, of cgroups v1 and v2. */
final class AllowanceReader {
    private static final String STATUS = "proc/self/status";
    private static final String ALLOWED = "Cpus_allowed_list:";

    private final HostFiles files;
    private final Cgroups cgroups;
    private final CpuSet online;

    AllowanceReader(HostFiles files, Cgroups cgroups, CpuSet online) {
        this.files = files;
        this.cgroups = cgroups;
        this.online = online;
    }

    Allowance read() {
        final CpuSet affinity = affinity(files).orElse(online).and(online);
        final List<String> groups = cgroups.around("cpuset");
        final String[] names =
                cgroups.isV1("cpuset")
                        ? new String[] {"cpuset.effective_cpus", "cpuset.cpus"}
                        : new String[] {"cpuset.cpus.effective"};
        // The controller need not be switched on everywhere: then the nearest group counts.
        for (int i = 0; i < groups.size(); i++) {
            final Optional<CpuSet> cpuset = cpuset(groups.get(i), names);
            if (cpuset.isPresent()) {
                final List<String> around = groups.subList(i, groups.size());
                return new Allowance(
                        affinity,
                        cpuset.get(),
                        groups.get(i),
                        inIsolatedPartition(around),
                        quota());
            }
        }
        return new Allowance(affinity, online, "", false, quota());
    }

    /** The affinity mask of the process. */
    static Optional<CpuSet> affinity(HostFiles files) {
        return files.read(STATUS, files.required(STATUS), AllowanceReader::allowed);
    }

    private static CpuSet allowed(String status) {
        return status.lines()
                .filter(line -> line.startsWith(ALLOWED))
                .map(line -> CpuSet.parse(line.substring(ALLOWED.length())))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no " + ALLOWED));
    }

    private Optional<CpuSet> cpuset(String group, String... names) {
        for (String each : names) {
            final String file = group + "/" + each;
            final Optional<CpuSet> cpus = files.cpus(file).map(online::and);
            if (cpus.isPresent() && !cpus.get().isEmpty()) {
                return cpus;
            }
            if (cpus.isPresent()) {
                files.problem(file, "has no processor that is online");
            }
        }
        return Optional.empty();
    }

    /** A group that is no partition itself belongs to that of the nearest group around it. */
    private boolean inIsolatedPartition(List<String> groups) {
        for (String each : groups) {
            final String file = each + "/cpuset.cpus.partition";
            final String partition = files.optional(file).orElse("member");
            if (partition.equals("isolated") || partition.equals("root")) {
                return partition.equals("isolated");
            }
            if (!partition.equals("member")) {
                files.problem(file, "no partition: " + HostFiles.printable(partition));
            }
        }
        return false;
    }

    /** The least quota on the way up: a group's own, or that of one around it. */
    private OptionalDouble quota() {
        final boolean v1 = cgroups.isV1("cpu");
        return cgroups.around("cpu").stream()
                .flatMap(group -> v1 ? v1Quota(group) : v2Quota(group))
                .mapToDouble(Double::doubleValue)
                .min();
    }

    private Stream<Double> v1Quota(String group) {
        final String file = group + "/cpu.cfs_quota_us";
        final Optional<Long> quota = files.read(file, files.optional(file), Long::valueOf);
        if (quota.isEmpty() || quota.get() < 0) {
            return Stream.empty();
        }
        final String period = group + "/cpu.cfs_period_us";
        return files
                .read(
                        file,
                        files.required(period),
                        each -> share(quota.get(), Long.parseLong(each)))
                .stream();
    }

    private Stream<Double> v2Quota(String group) {
        final String file = group + "/cpu.max";
        return files
                .read(
                        file,
                        files.optional(file).filter(AllowanceReader::limits),
                        max -> {
                            final String[] parts = max.split("\\s+");
                            if (parts.length != 2) {
                                throw new IllegalArgumentException(max);
                            }
                            return share(Long.parseLong(parts[0]), Long.parseLong(parts[1]));
                        })
                .stream();
    }

    /** {@code 150000 100000} does, {@code max 100000} does not. */
    private static boolean limits(String max) {
        return !max.equals("max") && !max.startsWith("max ");
    }

    private static double share(long quota, long period) {
        if (quota <= 0 || period <= 0) {
            throw new IllegalArgumentException(quota + " of " + period + " microseconds");
        }
        return (double) quota / period;
    }
}
