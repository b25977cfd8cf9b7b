package io.fairway.affinity;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the host lets a process use, as far as it explains a refusal. Reads few files, and these
 * anew each time, since cpusets change.
 */
final class HostLimits {
    private static final String CPU = "sys/devices/system/cpu/";
    private static final String NODE = "sys/devices/system/node/";
    private static final String STATUS = "proc/self/status";

    /** The most that kernels are built for. */
    private static final int MAX_NODES = 1024;

    private final Path root;

    HostLimits(Path root) {
        this.root = root;
    }

    /** Why a thread cannot be pinned to these processors, in words; empty if nothing is known. */
    String whyNot(CpuSet cpus) {
        final HostFiles files = new HostFiles(root);
        final Optional<CpuSet> online = files.cpus(CPU + "online");
        if (online.isEmpty() || online.get().isEmpty()) {
            return "";
        }
        final CpuSet possible = files.cpus(CPU + "possible").orElse(online.get());
        final CpuSet absent = cpus.minus(possible.or(online.get()));
        final CpuSet offline = cpus.minus(absent).minus(online.get());
        final Allowance allowance =
                new AllowanceReader(files, new Cgroups(files), online.get()).read();
        final CpuSet outside = cpus.and(online.get()).minus(allowance.cpuset());
        final List<String> reasons = new ArrayList<>();
        if (!absent.isEmpty()) {
            reasons.add(processors(absent) + " not on this host, which has " + online.get());
        }
        if (!offline.isEmpty()) {
            reasons.add(processors(offline) + " offline");
        }
        if (!outside.isEmpty()) {
            reasons.add(
                    processors(outside)
                            + " outside the cpuset "
                            + allowance.cpuset()
                            + " of the cgroup "
                            + allowance.cgroup());
        }
        return String.join("; ", reasons);
    }

    /** What to beware of with a thread that may run on these; empty if nothing. */
    String warning(CpuSet cpus) {
        if (cpus.size() < 2) {
            return "";
        }
        final HostFiles files = new HostFiles(root);
        final CpuSet online = files.cpus(CPU + "online").orElse(cpus);
        final Cgroups cgroups = new Cgroups(files);
        final Allowance allowance = new AllowanceReader(files, cgroups, online).read();
        final CpuSet booted = files.cpus(CPU + "isolated").orElse(CpuSet.empty());
        final CpuSet partitions =
                cgroups.v2Root()
                        .flatMap(each -> files.cpus(each + "/cpuset.cpus.isolated"))
                        .orElse(CpuSet.empty());
        final CpuSet own = allowance.isolatedPartition() ? allowance.cpuset() : CpuSet.empty();
        final CpuSet unbalanced = cpus.and(booted.or(partitions).or(own));
        return unbalanced.isEmpty()
                ? ""
                : processors(unbalanced)
                        + " isolated: the scheduler does not balance threads there, so that one"
                        + " with several to choose from stays on the one where it happens to be;"
                        + " pin it to exactly one";
    }

    /** Why memory cannot lie on a node, in words; empty if nothing is known against it. */
    String whyNotNode(int node) {
        if (node < 0 || node >= MAX_NODES) {
            return node + " is not the number of a node";
        }
        final HostFiles files = new HostFiles(root);
        final Optional<CpuSet> online = files.cpus(NODE + "online");
        if (online.isPresent() && !online.get().contains(node)) {
            return "node " + node + " is not on this host, which has " + online.get();
        }
        final Optional<CpuSet> filled = files.cpus(NODE + "has_memory");
        if (filled.isPresent() && !filled.get().contains(node)) {
            return "node " + node + " has no memory";
        }
        final Optional<CpuSet> allowed =
                files.read(
                        STATUS,
                        files.optional(STATUS).flatMap(HostLimits::allowedNodes),
                        CpuSet::parse);
        if (allowed.isPresent() && !allowed.get().contains(node)) {
            return "node "
                    + node
                    + " is outside the nodes "
                    + allowed.get()
                    + " that the cpuset of this process allows memory on";
        }
        return "";
    }

    private static Optional<String> allowedNodes(String status) {
        return status.lines()
                .filter(line -> line.startsWith("Mems_allowed_list:"))
                .map(line -> line.substring(line.indexOf(':') + 1))
                .findFirst();
    }

    private static String processors(CpuSet cpus) {
        return cpus.size() == 1 ? "processor " + cpus + " is" : "processors " + cpus + " are";
    }
}
