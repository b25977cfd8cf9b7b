package io.fairway.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The checks can fail: each seeded bug, put before the right classes, is found by its check. */
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class SeededBugTest {
    private static final int WATCHDOG_MINUTES = 10;

    // Between the scales of the tiers: enough for all of them, and Lincheck stops at the first
    // find.
    private static final String SCENARIOS = "150";
    private static final String INVOCATIONS = "300";

    static Stream<SeededBug> bugs() {
        if (Scale.FULL) {
            return Stream.of(SeededBug.values());
        }
        System.out.println("Of the seeded bugs only one is tried, all with -Dfairway.proof=true");
        return Stream.of(SeededBug.QUICK);
    }

    @ParameterizedTest
    @EnumSource
    void isUpToDate(SeededBug bug) throws IOException {
        compile(bug, Path.of("target", "up-to-date", bug.name()));
    }

    @ParameterizedTest
    @MethodSource("bugs")
    void isFound(SeededBug bug) throws Exception {
        final long start = System.nanoTime();
        final Path directory = Path.of("target", "seeded", bug.name());
        final Path classes = compile(bug, directory);
        final Path report = directory.resolve("report.txt");
        final int exit = check(bug, classes, report);
        final String text = Files.readString(report);
        assertEquals(1, exit, () -> bug + " was not found, see " + report);
        // Lincheck's verdict, and not some other error, such as a class that does not link.
        assertTrue(text.contains("LincheckAssertionError"), () -> bug + ": see " + report);
        System.out.printf(
                "%s found by %s, %d ms, report in %s%n",
                bug, bug.subject, (System.nanoTime() - start) / 1_000_000, report);
    }

    private static Path compile(SeededBug bug, Path directory) throws IOException {
        final String file = bug.className.replace('.', '/') + ".java";
        final Path source = Path.of("..", "..", bug.module, "src", "main", "java").resolve(file);
        final String text = Files.readString(source);
        final int at = text.indexOf(bug.right);
        assertTrue(
                at >= 0 && text.indexOf(bug.right, at + 1) < 0,
                () -> "stands not once in " + source + ": " + bug.right);
        final Path seeded = directory.resolve("java").resolve(file);
        final Path classes = directory.resolve("classes");
        Files.createDirectories(seeded.getParent());
        Files.createDirectories(classes);
        Files.writeString(seeded, text.replace(bug.right, bug.wrong));
        final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        final int result =
                compiler.run(
                        null,
                        null,
                        null,
                        "--release",
                        "17",
                        "-proc:none",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-d",
                        classes.toString(),
                        seeded.toString());
        assertEquals(0, result, () -> bug + " does not compile");
        return classes;
    }

    private static int check(SeededBug bug, Path classes, Path report) throws Exception {
        final List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.add("-cp");
        command.add(classes + File.pathSeparator + System.getProperty("java.class.path"));
        command.addAll(
                List.of(
                        CheckOne.class.getName(),
                        bug.subject,
                        Strategy.MODEL_CHECKING.name(),
                        SCENARIOS,
                        INVOCATIONS));
        final Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(report.toFile())
                        .start();
        try {
            assertTrue(
                    process.waitFor(WATCHDOG_MINUTES, TimeUnit.MINUTES),
                    () -> bug + " makes the check hang, see " + report);
            return process.exitValue();
        } finally {
            process.destroyForcibly();
        }
    }
}
