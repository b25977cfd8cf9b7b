package io.fairway.affinity;

import java.util.List;
import java.util.Optional;

/**
 * A mounted cgroup hierarchy.
 *
 * @param directory where, from the host's root, without a slash at its ends
 * @param part which part of the hierarchy: a path in it, empty for all of it
 * @param controllers those of a v1 hierarchy, among other options; none of a v2 hierarchy
 * @param isV2 whether it is the v2 hierarchy
 */
record CgroupMount(String directory, String part, List<String> controllers, boolean isV2) {
    private static final int ROOT = 3;
    private static final int MOUNT_POINT = 4;

    static CgroupMount v1(String directory, String controller) {
        return new CgroupMount(directory, "", List.of(controller), false);
    }

    static CgroupMount v2(String directory) {
        return new CgroupMount(directory, "", List.of(), true);
    }

    /**
     * Of a line such as {@code 34 31 0:31 / /sys/fs/cgroup/cpuset rw shared:9 - cgroup cgroup
     * rw,cpuset}; nothing of a line about another kind of file system.
     */
    static Optional<CgroupMount> parse(String line) {
        final int dash = line.indexOf(" - ");
        if (dash < 0) {
            return Optional.empty();
        }
        final String[] where = line.substring(0, dash).split(" ");
        final String[] what = line.substring(dash + 3).split(" ");
        if (where.length <= MOUNT_POINT
                || !where[MOUNT_POINT].startsWith("/")
                || what.length < 3
                || !(what[0].equals("cgroup") || what[0].equals("cgroup2"))) {
            return Optional.empty();
        }
        return Optional.of(
                new CgroupMount(
                        strip(unescape(where[MOUNT_POINT].substring(1))),
                        strip(unescape(where[ROOT])),
                        what[0].equals("cgroup") ? List.of(what[2].split(",")) : List.of(),
                        what[0].equals("cgroup2")));
    }

    boolean has(String controller) {
        return controllers.contains(controller);
    }

    /** The path of a group from the mount point on; nothing if this mount does not show it. */
    Optional<String> inside(String path) {
        final String group = strip(path);
        if (!group.equals(part) && !group.startsWith(part + "/")) {
            return Optional.empty();
        }
        final String rest = group.substring(part.length());
        // A process that was moved out of its cgroup namespace has a path such as /../other.
        return (rest + "/").contains("/../") ? Optional.empty() : Optional.of(rest);
    }

    private static String strip(String path) {
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    /** Blanks, newlines and backslashes are written as octal numbers. */
    private static String unescape(String text) {
        return text.replace("\\040", " ")
                .replace("\\011", "\t")
                .replace("\\012", "\n")
                .replace("\\134", "\\");
    }
}
