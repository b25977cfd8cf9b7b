package io.fairway.verify.guest.inside;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A cgroup of version 2 below the root; removed when closed. */
final class Cgroup implements AutoCloseable {
    private static final Path ROOT = Path.of("/sys/fs/cgroup");

    private final Path directory;

    Cgroup(String name) throws IOException {
        this.directory = Files.createDirectory(ROOT.resolve(name));
    }

    Cgroup set(String file, String value) throws IOException {
        Files.writeString(directory.resolve(file), value);
        return this;
    }

    String get(String file) throws IOException {
        return Files.readString(directory.resolve(file)).strip();
    }

    /** What a {@link Probe} says in it. */
    List<String> probe(int cpus, int nodes) throws IOException, InterruptedException {
        final Path out = Files.createTempFile("probe", ".out");
        final Process process =
                new ProcessBuilder(
                                "sh",
                                "-c",
                                "echo $$ > \"$0\" && exec \"$@\"",
                                directory.resolve("cgroup.procs").toString(),
                                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+UseSerialGC",
                                "-Xmx32m",
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Probe.class.getName(),
                                String.valueOf(cpus),
                                String.valueOf(nodes))
                        .redirectErrorStream(true)
                        .redirectOutput(out.toFile())
                        .start();
        try {
            assertTrue(process.waitFor(2, TimeUnit.MINUTES), "the probe does not end");
        } finally {
            process.destroyForcibly().waitFor();
        }
        assertEquals(0, process.exitValue(), () -> text(out));
        return Files.readAllLines(out);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }

    @Override
    public void close() throws IOException {
        Files.delete(directory);
    }
}
