package io.fairway.affinity;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Reads a topology from the files of a host. */
final class TopologyReader {
    private static final String CPU = "sys/devices/system/cpu";

    /** Linux cannot be built for more; a higher number is believed if it has a directory. */
    private static final int MAX_CPUS = 8192;

    private final HostFiles files;
    private final CpuSet online;

    TopologyReader(HostFiles files) {
        this.files = files;
        this.online = readOnline();
    }

    Topology read() {
        final List<NumaNode> nodes = new NodeReader(files, online).read();
        final CpuTypes types = CpuTypes.read(files, online);
        final List<Cpu> cpus = new ArrayList<>();
        online.stream().forEach(id -> cpus.add(readCpu(id, nodes, types)));
        checkGroups(cpus);
        final Cgroups cgroups = new Cgroups(files);
        final Allowance allowance = new AllowanceReader(files, cgroups, online).read();
        return new Topology(
                cpus,
                nodes,
                isolated(cgroups, allowance),
                special(CPU + "/nohz_full"),
                allowance,
                files.problems());
    }

    private CpuSet readOnline() {
        if (!files.exists(CPU)) {
            files.problem(CPU, "is missing: this is not Linux, or its /sys is not mounted");
            return limited(AllowanceReader.affinity(files).orElse(CpuSet.empty()), CpuSet.empty());
        }
        final CpuSet listed = CpuSet.of(files.numbered(CPU, "cpu"));
        final Optional<CpuSet> online = files.requiredCpus(CPU + "/online");
        if (online.isPresent() && !online.get().isEmpty()) {
            return limited(online.get(), listed);
        }
        final CpuSet offline = files.cpus(CPU + "/offline").orElse(CpuSet.empty());
        return listed.minus(offline);
    }

    private CpuSet limited(CpuSet told, CpuSet listed) {
        final CpuSet usual = CpuSet.of(IntStream.range(0, MAX_CPUS).toArray());
        final CpuSet absurd = told.minus(listed).minus(usual);
        if (!absurd.isEmpty()) {
            files.problem(CPU + "/online", "has " + absurd + ", of which there is no directory");
        }
        return told.minus(absurd);
    }

    private Cpu readCpu(int id, List<NumaNode> nodes, CpuTypes types) {
        final String topology = CPU + "/cpu" + id + "/topology";
        final CpuSet self = CpuSet.of(id);
        final int node =
                nodes.stream()
                        .filter(each -> each.cpus().contains(id))
                        .mapToInt(NumaNode::id)
                        .findFirst()
                        .orElse(Cpu.NO_NODE);
        if (!files.exists(topology)) {
            files.problem(topology, "is missing: nothing is known about its core and package");
            final CpuSet cache = lastLevelCache(id, self);
            return new Cpu(id, self, self, cache, cache, cache, node, types.of(id));
        }
        // Kernels before 5.3 have the older names only.
        final CpuSet core =
                required(topology, "core_cpus_list", "thread_siblings_list", self).orElse(self);
        final CpuSet socket =
                required(topology, "package_cpus_list", "core_siblings_list", core).orElse(core);
        return new Cpu(
                id,
                core,
                known(topology, "cluster", core).orElse(core),
                lastLevelCache(id, core),
                known(topology, "die", core).orElse(socket),
                socket,
                node,
                types.of(id));
    }

    private Optional<CpuSet> required(String directory, String name, String older, CpuSet least) {
        final String newer = directory + "/" + name;
        final String present =
                !files.exists(newer) && files.exists(directory + "/" + older)
                        ? directory + "/" + older
                        : newer;
        return containing(least, present, files.requiredCpus(present));
    }

    /**
     * Kernels for processors without dies or clusters have no such files, or say that the number is
     * -1, and give each processor a group of its own.
     */
    private Optional<CpuSet> known(String directory, String kind, CpuSet least) {
        if (files.number(directory + "/" + kind + "_id").orElse(0) < 0) {
            return Optional.empty();
        }
        final String file = directory + "/" + kind + "_cpus_list";
        return containing(least, file, files.cpus(file));
    }

    private Optional<CpuSet> containing(CpuSet least, String file, Optional<CpuSet> group) {
        if (group.isPresent() && !group.get().containsAll(least)) {
            files.problem(file, "has " + group.get().and(online) + ", but not all of " + least);
            return Optional.empty();
        }
        return group.map(each -> each.and(online));
    }

    private CpuSet lastLevelCache(int id, CpuSet core) {
        final String caches = CPU + "/cpu" + id + "/cache";
        final int[] indexes = files.numbered(caches, "index");
        if (indexes.length == 0) {
            files.problem(caches, "is missing: nothing is known about shared caches");
            return core;
        }
        int highest = 0;
        CpuSet shared = core;
        for (int index : indexes) {
            final String cache = caches + "/index" + index;
            final String list = cache + "/shared_cpu_list";
            final int level = files.number(cache + "/level").orElse(0);
            final boolean forData =
                    !files.optional(cache + "/type").orElse("").equals("Instruction");
            if (forData && level > highest) {
                final Optional<CpuSet> cpus = containing(core, list, files.requiredCpus(list));
                highest = cpus.isPresent() ? level : highest;
                shared = cpus.orElse(shared);
            }
        }
        return shared;
    }

    private CpuSet isolated(Cgroups cgroups, Allowance allowance) {
        final CpuSet partitions =
                cgroups.v2Root()
                        .map(root -> special(root + "/cpuset.cpus.isolated"))
                        .orElse(CpuSet.empty());
        final CpuSet own = allowance.isolatedPartition() ? allowance.cpuset() : CpuSet.empty();
        return special(CPU + "/isolated").or(partitions).or(own);
    }

    /** Kernels before 6.3 print a null pointer where the boot parameter was not given. */
    private CpuSet special(String file) {
        return files.read(
                        file,
                        files.optional(file).filter(text -> !text.equals("(null)")),
                        CpuSet::parse)
                .orElse(CpuSet.empty())
                .and(online);
    }

    private void checkGroups(List<Cpu> cpus) {
        check(cpus, "cores", Cpu::core);
        check(cpus, "clusters", Cpu::cluster);
        check(cpus, "last-level caches", Cpu::l3);
        check(cpus, "dies", Cpu::die);
        check(cpus, "packages", Cpu::socket);
    }

    /** Groups of one kind should be the same or have nothing in common. */
    private void check(List<Cpu> cpus, String kind, Function<Cpu, CpuSet> group) {
        final Set<CpuSet> seen = new HashSet<>();
        CpuSet once = CpuSet.empty();
        CpuSet twice = CpuSet.empty();
        for (Cpu each : cpus) {
            if (seen.add(group.apply(each))) {
                twice = twice.or(once.and(group.apply(each)));
                once = once.or(group.apply(each));
            }
        }
        if (!twice.isEmpty()) {
            files.problem(CPU, "processors " + twice + " are in several " + kind);
        }
    }
}
