package io.fairway.fray;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs one scenario in a JVM as this one, but with some class files of a mutant. */
final class MutantRun {
    private static final int TIMEOUT_MINUTES = 10;

    private MutantRun() {}

    /** The class path of this JVM. */
    static List<String> classPath() {
        return List.of(System.getProperty("java.class.path").split(File.pathSeparator));
    }

    /** Explores with the mutant made visible; the schedule that failed, if any. */
    static OptionalInt visible(SeededBug bug, Mutant mutant, int iterations)
            throws IOException, InterruptedException {
        return run(bug, mutant.visible(), classPath().stream(), iterations);
    }

    /** Explores with the mutant and all other class files as they were compiled. */
    static OptionalInt plain(SeededBug bug, Mutant mutant, int iterations)
            throws IOException, InterruptedException {
        final Stream<String> original =
                classPath().stream().filter(p -> !p.endsWith(VisibleClasses.DIRECTORY));
        return run(bug, mutant.plain(), original, iterations);
    }

    private static OptionalInt run(
            SeededBug bug, Path mutant, Stream<String> others, int iterations)
            throws IOException, InterruptedException {
        final List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.add("-Dfairway.fray.iterations=" + iterations);
        command.add("-classpath");
        command.add(
                String.join(
                        File.pathSeparator,
                        Stream.concat(Stream.of(mutant.toAbsolutePath().toString()), others)
                                .toList()));
        command.add(ScenarioMain.class.getName());
        command.add(bug.scenario);
        final Path log = mutant.resolveSibling(mutant.getFileName() + ".log");
        final Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        try {
            if (!process.waitFor(TIMEOUT_MINUTES, TimeUnit.MINUTES)) {
                throw new AssertionError(bug + ": no end, see " + log);
            }
        } finally {
            process.destroyForcibly();
        }
        for (String line : Files.readAllLines(log)) {
            if (line.equals(ScenarioMain.PASSED)) {
                return OptionalInt.empty();
            }
            if (line.startsWith(ScenarioMain.FAILED)) {
                return OptionalInt.of(
                        Integer.parseInt(line.substring(ScenarioMain.FAILED.length())));
            }
        }
        throw new AssertionError(bug + ": the JVM failed, see " + log);
    }
}
