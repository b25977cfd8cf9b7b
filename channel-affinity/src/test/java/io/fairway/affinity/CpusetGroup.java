package io.fairway.affinity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A cgroup with a cpuset of its own, below that of this process; removed when closed. */
final class CpusetGroup implements AutoCloseable {
    private static final Path MOUNT = Path.of("/sys/fs/cgroup");

    private final Path directory;

    private CpusetGroup(Path directory) {
        this.directory = directory.normalize();
    }

    /**
     * Makes one, of cgroup v1 or v2 as the host has it. Nothing of other groups is changed.
     *
     * @throws IOException if this process may not, or its group does not hand the controller on
     */
    static CpusetGroup create(String cpus, String nodes) throws IOException {
        final List<String> groups = Files.readAllLines(Path.of("/proc/self/cgroup"));
        final Optional<String> v1 =
                groups.stream().filter(line -> line.contains(":cpuset:")).findFirst();
        final Path parent =
                v1.isPresent()
                        ? MOUNT.resolve("cpuset" + path(v1.get()))
                        : MOUNT.resolve("." + path(groups.getLast()));
        if (v1.isEmpty()
                && !Files.readString(parent.resolve("cgroup.subtree_control")).contains("cpuset")) {
            throw new IOException(parent + " does not hand the cpuset controller on");
        }
        final CpusetGroup group =
                new CpusetGroup(
                        Files.createDirectory(
                                parent.resolve("fairway-test-" + ProcessHandle.current().pid())));
        try {
            Files.writeString(group.cpus(), cpus);
            Files.writeString(group.directory.resolve("cpuset.mems"), nodes);
            return group;
        } catch (IOException e) {
            group.close();
            throw e;
        }
    }

    private static String path(String line) {
        return line.split(":", 3)[2];
    }

    /** The file that says which processors. */
    Path cpus() {
        return directory.resolve("cpuset.cpus");
    }

    /** Its name from the root. */
    String name() {
        return directory.toString().substring(1);
    }

    /** What starts a command within it. */
    List<String> launcher() {
        return List.of(
                "sh",
                "-c",
                "echo $$ > \"$0\" && exec \"$@\"",
                directory.resolve("cgroup.procs").toString());
    }

    @Override
    public void close() throws IOException {
        Files.delete(directory);
    }
}
