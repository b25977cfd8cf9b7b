package io.fairway.affinity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * What a JVM of its own said that ran {@link PinChild}.
 *
 * @param lines of its standard output
 * @param errors its standard error
 */
record ChildJvm(List<String> lines, String errors) {
    static final List<String> ON_THE_CLASS_PATH =
            List.of("-cp", classes(Pinning.class) + ":" + classes(PinChild.class));
    static final List<String> ON_THE_MODULE_PATH =
            List.of(
                    "-p",
                    classes(Pinning.class),
                    "--patch-module",
                    "io.fairway.affinity=" + classes(PinChild.class),
                    "--add-modules",
                    "io.fairway.affinity");

    /**
     * Runs it to its end.
     *
     * @param launcher what starts the java command, if anything
     * @param options of that command
     * @param commands of the program
     */
    static ChildJvm run(
            Path directory, List<String> launcher, List<String> options, String... commands)
            throws IOException, InterruptedException {
        final boolean module = options.contains("-p");
        final List<String> line = new ArrayList<>(launcher);
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(options);
        line.addAll(
                module
                        ? List.of("-m", "io.fairway.affinity/" + PinChild.class.getName())
                        : List.of(PinChild.class.getName()));
        line.addAll(List.of(commands));
        final Path out = Files.createTempFile(directory, "child", ".out");
        final Path err = Files.createTempFile(directory, "child", ".err");
        final ProcessBuilder builder =
                new ProcessBuilder(line).redirectOutput(out.toFile()).redirectError(err.toFile());
        // The JVM says so on its standard error if it finds options there.
        builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
        final Process process = builder.start();
        try {
            assertTrue(process.waitFor(1, TimeUnit.MINUTES), () -> "still running: " + line);
        } finally {
            process.destroyForcibly();
        }
        final ChildJvm child = new ChildJvm(Files.readAllLines(out), Files.readString(err));
        assertEquals(0, process.exitValue(), () -> line + ": " + child);
        return child;
    }

    static List<String> and(List<String> options, String... more) {
        return Stream.concat(options.stream(), Stream.of(more)).toList();
    }

    private static String classes(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
