package io.fairway.verify.spin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs {@code spin}, the C compiler and the checker that they make, each run in its own directory.
 */
final class Spin {
    static final Path MODEL = Path.of("src", "main", "promela").toAbsolutePath();
    private static final Path RUNS = Path.of("target", "spin").toAbsolutePath();

    /** The longest path that a search may follow; reaching it fails the test. */
    private static final int DEPTH = 1_000_000;

    private static final int MEMORY_MEGABYTES = 4096;
    private static final int TOOL_SECONDS = 300;

    private final Path directory;
    private final List<String> definitions;

    /** A run with this name, of the model with these macros. */
    Spin(String name, String macros) throws IOException {
        this.directory = Files.createDirectories(RUNS.resolve(name));
        this.definitions = macros.isEmpty() ? List.of() : List.of(macros.split(" "));
    }

    /** Whether the tool can be run, and knows this option. */
    static boolean isInstalled(String tool, String option) throws InterruptedException {
        try {
            final Process process =
                    new ProcessBuilder(tool, option)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            if (!process.waitFor(TOOL_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return false;
            }
            return process.exitValue() == 0;
        } catch (IOException e) {
            return false; // not there
        }
    }

    /**
     * Searches the model. Optimised code takes long to compile, and pays for large searches only.
     */
    Verdict verify(Search search, boolean optimised, int seconds)
            throws IOException, InterruptedException {
        copyModel();
        run("spin.out", TOOL_SECONDS, true, generate("-a"));
        final List<String> compile =
                command("cc", optimised ? "-O2" : "-O0", "-w", "-DMEMLIM=" + MEMORY_MEGABYTES);
        compile.addAll(List.of(search.compilerOptions.split(" ")));
        compile.addAll(List.of("-o", "pan", "pan.c"));
        run("cc.out", TOOL_SECONDS, true, compile);
        final List<String> pan = command(directory.resolve("pan").toString(), "-m" + DEPTH);
        if (!search.options.isEmpty()) {
            pan.addAll(List.of(search.options.split(" ")));
        }
        return Verdict.of(run("pan.out", seconds, false, pan));
    }

    /** The steps that lead to the error, as {@code spin} replays them; also in trail.out. */
    String trail() throws IOException, InterruptedException {
        return run("trail.out", TOOL_SECONDS, false, generate("-t", "-p", "-g"));
    }

    private void copyModel() throws IOException {
        try (var files = Files.list(directory)) {
            for (Path old : files.toList()) {
                Files.delete(old);
            }
        }
        try (var files = Files.list(MODEL)) {
            for (Path file : files.toList()) {
                Files.copy(file, directory.resolve(file.getFileName()));
            }
        }
    }

    private List<String> generate(String... options) {
        final List<String> command = command("spin", options);
        command.addAll(definitions);
        command.add("fairway.pml");
        return command;
    }

    private static List<String> command(String tool, String... options) {
        final List<String> command = new ArrayList<>();
        command.add(tool);
        command.addAll(List.of(options));
        return command;
    }

    private String run(String log, int seconds, boolean mustSucceed, List<String> command)
            throws IOException, InterruptedException {
        final Path output = directory.resolve(log);
        final Process process =
                new ProcessBuilder(command)
                        .directory(directory.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
        try {
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                throw new AssertionError(
                        "not done in " + seconds + " s: " + command + " in " + directory);
            }
        } finally {
            process.destroyForcibly();
        }
        final String text = Files.readString(output);
        if (mustSucceed && process.exitValue() != 0) {
            throw new AssertionError(command + " failed in " + directory + ":\n" + text);
        }
        return text;
    }
}
