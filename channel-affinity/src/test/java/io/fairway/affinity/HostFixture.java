package io.fairway.affinity;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A host described in a few lines, of which {@link HostTree} makes the files of {@code /sys} and
 * {@code /proc} that a kernel would show. The descriptions are in {@code src/test/resources/hosts}.
 *
 * <pre>
 * online 0-7                      processors; also: offline, isolated, nohz_full, affinity, cpu_core, cpu_atom
 * socket 0-3 4-7                  groups, as lists; also: die, l3, l2, cluster, core
 * core stride 4 of 0-7            groups of every fourth: 0,4 1,5 2,6 3,7
 * l3 block 2 stride 4 of 0-7      two neighbours of those each: 0-1,4-5 2-3,6-7
 * undefined die                   as kernels show dies or clusters of processors that have none
 * capacity 0-3 430                cpu_capacity
 * node 0 0-7 16384 10 21          a NUMA node: number, processors or -, memory in kB, distances
 * cgroup 0::/a                    a line of /proc/self/cgroup
 * mount cgroup2 /sys/fs/cgroup /  a cgroup mount: controllers or cgroup2, mount point, part shown
 * write sys/a/b text\n            a file, after all others
 * link sys/a/b /dev/zero          a symbolic link
 * large sys/a/b 5000000           a file of so many digits
 * directory sys/a/b               an empty directory in place of what is there
 * remove sys/*&#47;b              files and directories, as a glob
 * </pre>
 */
final class HostFixture {
    /** All that are described. */
    static final List<String> NAMES =
            List.of(
                    "laptop",
                    "dual-socket",
                    "epyc-8-ccx",
                    "hybrid",
                    "sparse-offline",
                    "cpus-300",
                    "cpus-2000",
                    "isolated-nohz",
                    "cgroup-v1-cpuset",
                    "cgroup-v2-cpuset",
                    "cgroup-v2-isolated",
                    "cgroup-v2-invalid-partition",
                    "container-v2-quota",
                    "container-v1-quota",
                    "cgroup-hybrid",
                    "cgroup-namespace",
                    "big-little",
                    "four-nodes",
                    "memory-only-node",
                    "multi-die",
                    "old-kernel",
                    "single",
                    "missing-files",
                    "no-cpu-directories",
                    "garbage",
                    "inconsistent",
                    "not-linux");

    private final Map<String, CpuSet> sets = new HashMap<>();
    private final Map<String, List<CpuSet>> groups = new HashMap<>();
    private final Map<Integer, String[]> nodes = new TreeMap<>();
    private final Map<Integer, String> capacities = new TreeMap<>();
    private final List<String> undefined = new ArrayList<>();
    private final List<String> cgroups = new ArrayList<>();
    private final List<String[]> mounts = new ArrayList<>();
    private final List<String[]> changes = new ArrayList<>();

    private HostFixture(String description) {
        description
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .forEach(this::line);
    }

    /** Writes the host of this name into a directory, and reads its topology. */
    static Topology read(String name, Path directory) {
        write(name, directory);
        return Topology.read(directory);
    }

    /** Writes the host of this name into a directory. */
    static void write(String name, Path directory) {
        final String resource = "/hosts/" + name + ".host";
        try (InputStream in = HostFixture.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalArgumentException("no " + resource);
            }
            final String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            new HostTree(new HostFixture(text), directory).write();
        } catch (IOException e) {
            throw new AssertionError(name, e);
        }
    }

    private void line(String line) {
        final String[] words = line.split("\\s+");
        switch (words[0]) {
            case "online", "offline", "isolated", "nohz_full", "affinity", "cpu_core", "cpu_atom" ->
                    sets.put(words[0], CpuSet.parse(words.length > 1 ? words[1] : ""));
            case "socket", "die", "l3", "l2", "cluster", "core" ->
                    groups.put(words[0], groupsOf(words));
            case "node" -> nodes.put(Integer.valueOf(words[1]), words);
            case "capacity" ->
                    CpuSet.parse(words[1]).stream().forEach(id -> capacities.put(id, words[2]));
            case "undefined" -> undefined.add(words[1]);
            case "cgroup" -> cgroups.add(words[1]);
            case "mount" -> mounts.add(words);
            case "write", "link", "large", "directory", "remove" ->
                    changes.add(line.split("\\s+", 3));
            default -> throw new IllegalArgumentException(line);
        }
    }

    private static List<CpuSet> groupsOf(String[] words) {
        if (!words[words.length - 2].equals("of")) {
            return List.of(words).subList(1, words.length).stream().map(CpuSet::parse).toList();
        }
        final int[] cpus = CpuSet.parse(words[words.length - 1]).stream().toArray();
        int block = 1;
        int stride = cpus.length;
        for (int i = 1; i < words.length - 2; i += 2) {
            if (words[i].equals("block")) {
                block = Integer.parseInt(words[i + 1]);
            } else {
                stride = Integer.parseInt(words[i + 1]);
            }
        }
        final Map<Integer, CpuSet> groups = new TreeMap<>();
        for (int rank = 0; rank < cpus.length; rank++) {
            groups.merge(rank % stride / block, CpuSet.of(cpus[rank]), CpuSet::or);
        }
        return List.copyOf(groups.values());
    }

    CpuSet set(String name) {
        return sets.getOrDefault(name, CpuSet.empty());
    }

    boolean has(String name) {
        return sets.containsKey(name) || groups.containsKey(name);
    }

    /** The groups of a kind; if none are described, those of another. */
    List<CpuSet> groups(String kind, String otherwise) {
        return groups.getOrDefault(kind, groups.getOrDefault(otherwise, List.of()));
    }

    boolean isUndefined(String kind) {
        return undefined.contains(kind);
    }

    Map<Integer, String[]> nodes() {
        return nodes;
    }

    Map<Integer, String> capacities() {
        return capacities;
    }

    List<String> cgroups() {
        return cgroups;
    }

    List<String[]> mounts() {
        return mounts;
    }

    List<String[]> changes() {
        return changes;
    }
}
