package io.fairway.affinity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The few files that explain refusals, of a host that there is not. */
final class FakeHost {
    private final Path root;

    FakeHost(Path root) {
        this.root = root;
    }

    /** Writes a file. */
    FakeHost with(String file, String text) throws IOException {
        final Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text + "\n");
        return this;
    }

    /** Which processors there are, and which of them are online. */
    FakeHost processors(String possible, String online) throws IOException {
        return with("sys/devices/system/cpu/possible", possible)
                .with("sys/devices/system/cpu/online", online);
    }

    /** A cpuset of cgroup v2. */
    FakeHost cpuset(String cpus, String partition) throws IOException {
        return with("proc/self/cgroup", "0::/box")
                .with("sys/fs/cgroup/box/cpuset.cpus.effective", cpus)
                .with("sys/fs/cgroup/box/cpuset.cpus.partition", partition);
    }

    HostLimits limits() {
        return new HostLimits(root);
    }
}
