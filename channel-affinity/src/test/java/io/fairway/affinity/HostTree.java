package io.fairway.affinity;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Writes the files by which a Linux host would describe itself. */
final class HostTree {
    private static final String CPU = "sys/devices/system/cpu/";
    private static final String NODE = "sys/devices/system/node/";
    private static final int FIRST_MOUNT = 30;

    private final HostFixture host;
    private final Path root;
    private final CpuSet online;
    private final CpuSet present;
    private final Map<CpuSet, String> masks = new HashMap<>();

    HostTree(HostFixture host, Path root) {
        this.host = host;
        this.root = root;
        this.online = host.set("online");
        this.present = online.or(host.set("offline"));
    }

    void write() throws IOException {
        if (!online.isEmpty()) {
            writeCpus();
            writeNodes();
            writeProcess();
            writeCgroups();
        }
        for (String[] each : host.changes()) {
            change(each);
        }
    }

    private void writeCpus() throws IOException {
        file(CPU + "online", online.toString());
        file(CPU + "offline", host.set("offline").toString());
        file(CPU + "present", present.toString());
        file(CPU + "possible", present.toString());
        file(CPU + "kernel_max", "8191");
        file(CPU + "isolated", host.set("isolated").toString());
        file(
                CPU + "nohz_full",
                host.has("nohz_full") ? host.set("nohz_full").toString() : "(null)");
        for (String each : List.of("cpu_core", "cpu_atom")) {
            if (host.has(each)) {
                file("sys/devices/" + each + "/cpus", host.set(each).toString());
            }
        }
        for (int id : present.stream().toArray()) {
            file(CPU + "cpu" + id + "/online", online.contains(id) ? "1" : "0");
            if (online.contains(id)) {
                writeTopology(id);
                writeCaches(id);
            }
        }
    }

    private void writeTopology(int id) throws IOException {
        final String topology = CPU + "cpu" + id + "/topology/";
        final CpuSet socket = group("socket", "socket", id);
        final CpuSet core = group("core", "core", id);
        file(topology + "physical_package_id", number("socket", "socket", id));
        file(topology + "core_id", number("core", "core", id));
        sets(topology + "core_cpus", core);
        sets(topology + "thread_siblings", core);
        sets(topology + "package_cpus", socket);
        sets(topology + "core_siblings", socket);
        optional(topology, "die", "socket", id);
        optional(topology, "cluster", "core", id);
        if (host.capacities().containsKey(id)) {
            file(CPU + "cpu" + id + "/cpu_capacity", host.capacities().get(id));
        }
    }

    private void optional(String topology, String kind, String otherwise, int id)
            throws IOException {
        final boolean undefined = host.isUndefined(kind);
        file(topology + kind + "_id", undefined ? "-1" : number(kind, otherwise, id));
        sets(topology + kind + "_cpus", undefined ? CpuSet.of(id) : group(kind, otherwise, id));
    }

    private void writeCaches(int id) throws IOException {
        cache(id, 0, "1", "Data", "32K", group("core", "core", id));
        cache(id, 1, "1", "Instruction", "32K", group("core", "core", id));
        cache(id, 2, "2", "Unified", "1024K", group("l2", "core", id));
        if (host.has("l3")) {
            cache(id, 3, "3", "Unified", "32768K", group("l3", "l3", id));
        }
    }

    private void cache(int id, int index, String level, String type, String size, CpuSet shared)
            throws IOException {
        final String cache = CPU + "cpu" + id + "/cache/index" + index + "/";
        file(cache + "level", level);
        file(cache + "type", type);
        file(cache + "size", size);
        file(cache + "shared_cpu_list", shared.toString());
        file(cache + "shared_cpu_map", mask(shared));
    }

    private void writeNodes() throws IOException {
        if (host.nodes().isEmpty()) {
            return;
        }
        final int[] ids = host.nodes().keySet().stream().mapToInt(id -> id).toArray();
        file(NODE + "online", CpuSet.of(ids).toString());
        file(NODE + "possible", CpuSet.of(ids).toString());
        for (int id : ids) {
            final String[] words = host.nodes().get(id);
            final CpuSet cpus = CpuSet.parse(words[2].equals("-") ? "" : words[2]);
            final String node = NODE + "node" + id + "/";
            file(node + "cpulist", cpus.toString());
            file(node + "cpumap", mask(cpus));
            file(
                    node + "meminfo",
                    "Node %d MemTotal:       %s kB\nNode %d MemFree:        4 kB"
                            .formatted(id, words[3], id));
            file(node + "distance", String.join(" ", List.of(words).subList(4, words.length)));
            for (int cpu : cpus.and(online).stream().toArray()) {
                Files.createDirectories(root.resolve(CPU + "cpu" + cpu + "/node" + id));
            }
        }
    }

    private void writeProcess() throws IOException {
        final CpuSet affinity = host.has("affinity") ? host.set("affinity") : online;
        file(
                "proc/self/status",
                "Name:\tjava\nCpus_allowed:\t%s\nCpus_allowed_list:\t%s\nMems_allowed_list:\t0"
                        .formatted(mask(affinity), affinity));
        file(
                "proc/cpuinfo",
                online.stream()
                        .mapToObj(
                                id ->
                                        "processor\t: %d\nvendor_id\t: GenuineIntel\nmodel name\t: any\n"
                                                .formatted(id))
                        .collect(Collectors.joining("\n")));
    }

    private void writeCgroups() throws IOException {
        final boolean described = !host.cgroups().isEmpty();
        final List<String> lines = described ? host.cgroups() : List.of("0::/");
        file("proc/self/cgroup", String.join("\n", lines));
        final StringBuilder info =
                new StringBuilder("22 1 254:1 / / rw shared:1 - ext4 /dev/vda rw\n");
        final StringBuilder table = new StringBuilder("/dev/vda / ext4 rw 0 0\n");
        final List<String[]> mounts =
                described
                        ? host.mounts()
                        : List.<String[]>of(new String[] {"", "cgroup2", "/sys/fs/cgroup", "/"});
        int id = FIRST_MOUNT;
        for (String[] each : mounts) {
            final boolean v2 = each[1].equals("cgroup2");
            final String type = v2 ? "cgroup2" : "cgroup";
            final String options = v2 ? "rw" : "rw," + each[1];
            info.append(
                    "%d 22 0:%d %s %s rw,nosuid shared:%d - %s %s %s\n"
                            .formatted(id, id, each[3], each[2], id, type, type, options));
            table.append("%s %s %s %s 0 0\n".formatted(type, each[2], type, options));
            Files.createDirectories(root.resolve(each[2].substring(1).translateEscapes()));
            id++;
        }
        file("proc/self/mountinfo", info.toString());
        file("proc/mounts", table.toString());
    }

    private void change(String[] words) throws IOException {
        final String name = words[1].translateEscapes();
        final Path path = root.resolve(name);
        switch (words[0]) {
            case "write" -> file(name, words.length > 2 ? words[2].translateEscapes() : "");
            case "large" -> file(name, "1".repeat(Integer.parseInt(words[2])));
            case "link" -> {
                delete(path);
                Files.createDirectories(path.getParent());
                Files.createSymbolicLink(path, Path.of(words[2]));
            }
            case "directory" -> {
                delete(path);
                Files.createDirectories(path);
            }
            default -> remove(words[1]);
        }
    }

    private void remove(String glob) throws IOException {
        final PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob);
        final List<Path> found;
        try (Stream<Path> all = Files.walk(root)) {
            found = all.filter(each -> matcher.matches(root.relativize(each))).toList();
        }
        if (found.isEmpty()) {
            throw new IllegalArgumentException("nothing to remove: " + glob);
        }
        for (Path each : found) {
            delete(each);
        }
    }

    static void delete(Path path) throws IOException {
        if (Files.notExists(path, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> all = Files.walk(path)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }

    private CpuSet group(String kind, String otherwise, int id) {
        return host.groups(kind, otherwise).stream()
                .filter(each -> each.contains(id))
                .findFirst()
                .orElse(CpuSet.of(id));
    }

    private String number(String kind, String otherwise, int id) {
        return String.valueOf(
                Math.max(0, host.groups(kind, otherwise).indexOf(group(kind, otherwise, id))));
    }

    private void sets(String name, CpuSet cpus) throws IOException {
        file(name, mask(cpus));
        file(name + "_list", cpus.toString());
    }

    /** As the kernel writes masks: words of 32 bits, the highest first. */
    private String mask(CpuSet cpus) {
        return masks.computeIfAbsent(
                cpus,
                each ->
                        IntStream.iterate(
                                        present.last() / Integer.SIZE,
                                        word -> word >= 0,
                                        word -> word - 1)
                                .mapToObj(word -> word(each, word))
                                .collect(Collectors.joining(",")));
    }

    private static String word(CpuSet cpus, int word) {
        int bits = 0;
        for (int bit = 0; bit < Integer.SIZE; bit++) {
            bits |= cpus.contains(word * Integer.SIZE + bit) ? 1 << bit : 0;
        }
        return HexFormat.of().toHexDigits(bits);
    }

    private void file(String name, String text) throws IOException {
        final Path path = root.resolve(name);
        if (!Files.isDirectory(path.getParent())) {
            Files.createDirectories(path.getParent());
        }
        Files.writeString(path, text + "\n");
    }
}
