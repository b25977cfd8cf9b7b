package io.fairway.affinity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/** Damages files as a broken mount, a hostile container or a newer kernel might. */
final class HostVandal {
    private static final List<String> TEXTS =
            List.of(
                    "",
                    "\0\0",
                    "-1",
                    "0-1048576",
                    "1048576",
                    "0-8191",
                    "999999999999999999999",
                    "0-3:1/0",
                    "(null)",
                    "max",
                    "max max",
                    "-1 -1",
                    "9223372036854775807 1",
                    "Node 0 MemTotal: 9223372036854775807 kB",
                    "Cpus_allowed_list:\t9-1",
                    "0::/../..",
                    "0::" + "/a".repeat(100_000),
                    "0::\n1:cpuset:\n2:cpu:x",
                    "1 2 0:3 / / rw - cgroup2 x rw",
                    "1 2 0:3 \\040 /\0 rw - cgroup x cpuset",
                    "isolated invalid");

    private HostVandal() {}

    static void damage(Path path, Random random) throws IOException {
        if (!Files.isDirectory(path.getParent(), LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        final int kind = random.nextInt(8);
        if (kind < 5 && Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        HostTree.delete(path);
        switch (kind) {
            case 0, 1, 2 -> Files.writeString(path, TEXTS.get(random.nextInt(TEXTS.size())));
            case 3 -> Files.write(path, bytes(random));
            case 4 -> Files.createDirectory(path);
            case 5 -> Files.createSymbolicLink(path, Path.of("/dev/zero"));
            case 6 -> Files.createSymbolicLink(path, path.getFileName());
            default -> {}
        }
    }

    private static byte[] bytes(Random random) {
        final byte[] bytes = new byte[random.nextInt(64)];
        random.nextBytes(bytes);
        return bytes;
    }
}
