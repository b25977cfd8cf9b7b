package io.fairway.verify.hardship;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A JVM as this one, with its class path, in a process of its own. */
final class ChildJvm {
    private final List<String> command = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();

    /**
     * A JVM that is not started yet.
     *
     * @param launcher what comes before {@code java}
     */
    ChildJvm(String... launcher) {
        command.addAll(List.of(launcher));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-ea");
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        System.getProperties()
                .stringPropertyNames()
                .forEach(
                        name -> {
                            if (name.startsWith("fairway.")) {
                                option("-D" + name + "=" + System.getProperty(name));
                            }
                        });
    }

    ChildJvm option(String option) {
        command.add(option);
        return this;
    }

    /** Runs the class; what it prints is printed. Fails if it fails, or takes too long. */
    List<String> run(long timeout, TimeUnit unit, Class<?> main, String... arguments)
            throws Exception {
        command.add(main.getName());
        command.addAll(List.of(arguments));
        final Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        final Thread reader = new Thread(() -> print(process), "output of " + main.getSimpleName());
        reader.setDaemon(true);
        reader.start();
        try {
            final boolean ended = process.waitFor(timeout, unit);
            assertTrue(ended, main + " did not end in " + timeout + " " + unit);
            reader.join(unit.toMillis(timeout));
            assertEquals(0, process.exitValue(), () -> "failed: " + String.join("\n", lines));
            return lines;
        } finally {
            process.destroyForcibly();
        }
    }

    private void print(Process process) {
        try (BufferedReader out =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                lines.add(line);
                System.out.println("  | " + line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
