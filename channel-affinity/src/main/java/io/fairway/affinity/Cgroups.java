package io.fairway.affinity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The cgroups of this process, as directories. A controller is in one hierarchy: in a v1 hierarchy
 * if the process has a line for it, else in that of v2. Where a hierarchy is mounted, and which
 * part of it, is read from the list of mounts: containers see a part only.
 */
final class Cgroups {
    private static final String CGROUP = "proc/self/cgroup";
    private static final String MOUNTS = "proc/self/mountinfo";
    private static final int MAX_PATH = 4096;
    private static final String USUAL = "sys/fs/cgroup";

    private final HostFiles files;
    private final List<String[]> lines;
    private final List<CgroupMount> mounts;

    Cgroups(HostFiles files) {
        this.files = files;
        this.lines =
                files.required(CGROUP).stream()
                        .flatMap(String::lines)
                        .map(line -> line.split(":", 3))
                        .filter(parts -> parts.length == 3 && parts[2].length() <= MAX_PATH)
                        .toList();
        this.mounts = mounts();
    }

    private List<CgroupMount> mounts() {
        final Optional<String> text = files.optional(MOUNTS);
        if (text.isPresent()) {
            return text.get().lines().map(CgroupMount::parse).flatMap(Optional::stream).toList();
        }
        files.problem(MOUNTS, "is missing: looking for cgroups in the usual places");
        final List<CgroupMount> usual = new ArrayList<>();
        usual.add(CgroupMount.v1(USUAL + "/cpuset", "cpuset"));
        usual.add(CgroupMount.v1(USUAL + "/cpu,cpuacct", "cpu"));
        usual.add(CgroupMount.v1(USUAL + "/cpu", "cpu"));
        final boolean hybrid = files.exists(USUAL + "/unified");
        usual.add(CgroupMount.v2(hybrid ? USUAL + "/unified" : USUAL));
        return usual.stream().filter(each -> files.exists(each.directory())).toList();
    }

    /** Whether this controller is in a v1 hierarchy. */
    boolean isV1(String controller) {
        return path(controller).isPresent();
    }

    /** The root of the v2 hierarchy, as far as this process sees it. */
    Optional<String> v2Root() {
        return mounts.stream().filter(CgroupMount::isV2).map(CgroupMount::directory).findFirst();
    }

    /**
     * The directory of the group that this controller holds the process in, and those of the groups
     * around it, as far as they are mounted. Empty if there is none.
     */
    List<String> around(String controller) {
        final Optional<String> v1 = path(controller);
        return v1.isPresent()
                ? around(v1.get(), controller, mount -> mount.has(controller))
                : path("").map(path -> around(path, "cgroup2", CgroupMount::isV2))
                        .orElseGet(List::of);
    }

    /** The path in the hierarchy of a v1 controller, or, of the empty name, of v2. */
    private Optional<String> path(String controller) {
        return lines.stream()
                .filter(
                        parts ->
                                controller.isEmpty()
                                        ? parts[0].equals("0") && parts[1].isEmpty()
                                        : List.of(parts[1].split(",")).contains(controller))
                .map(parts -> parts[2])
                .findFirst();
    }

    private List<String> around(String path, String name, Predicate<CgroupMount> hierarchy) {
        final List<CgroupMount> mounted = mounts.stream().filter(hierarchy).toList();
        if (mounted.isEmpty()) {
            files.problem(MOUNTS, "the cgroup hierarchy " + name + " is not mounted");
            return List.of();
        }
        for (CgroupMount each : mounted) {
            final Optional<String> inside = each.inside(path);
            if (inside.isPresent() && files.exists(each.directory() + inside.get())) {
                return upwards(each.directory(), inside.get());
            }
        }
        files.problem(
                CGROUP,
                "the group "
                        + HostFiles.printable(path)
                        + " of "
                        + name
                        + " is not visible: taking the nearest that is");
        final CgroupMount first = mounted.get(0);
        return upwards(first.directory(), first.inside(path).orElse("")).stream()
                .filter(files::exists)
                .toList();
    }

    private static List<String> upwards(String mount, String inside) {
        final List<String> groups = new ArrayList<>();
        for (String each = inside; !each.isEmpty(); each = parent(each)) {
            groups.add(mount + each);
        }
        groups.add(mount);
        return groups;
    }

    private static String parent(String inside) {
        return inside.substring(0, Math.max(0, inside.lastIndexOf('/')));
    }
}
