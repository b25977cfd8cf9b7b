package io.fairway.bench.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Another program, which is run to its end and does not outlive this JVM. */
public final class Program {
    private static final Set<Process> RUNNING = new HashSet<>();

    /** Guarded by the lock of those that run. */
    private static boolean shutDown;

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(Program::killAll, "fairway-killer"));
    }

    private final ProcessBuilder builder;
    private final Duration limit;

    /**
     * A program that has not been started.
     *
     * @param command the program and its arguments
     * @param limit how long it may take
     */
    public Program(List<String> command, Duration limit) {
        this.builder = new ProcessBuilder(command);
        this.limit = limit;
    }

    /**
     * Sets where it runs.
     *
     * @param directory the directory
     * @return this
     */
    public Program in(Path directory) {
        builder.directory(directory.toFile());
        return this;
    }

    /**
     * Runs it to its end.
     *
     * @return its exit code, and what it wrote
     * @throws IOException if it cannot be started, or takes too long
     * @throws InterruptedException if interrupted; the program is killed then
     */
    public Result run() throws IOException, InterruptedException {
        final Path out = Files.createTempFile("fairway", ".out");
        final Path err = Files.createTempFile("fairway", ".err");
        try {
            builder.redirectOutput(out.toFile()).redirectError(err.toFile());
            final int exitCode = await(start());
            return new Result(exitCode, Files.readString(out), Files.readString(err));
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }

    private int await(Process process) throws IOException, InterruptedException {
        try {
            if (!process.waitFor(limit.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new IOException(
                        "did not end in " + limit.toSeconds() + " s: " + builder.command());
            }
            return process.exitValue();
        } finally {
            process.destroyForcibly();
            forget(process);
        }
    }

    /** Under the lock: what the shutdown does not see running is not started any more. */
    private Process start() throws IOException {
        synchronized (RUNNING) {
            if (shutDown) {
                throw new IOException("the JVM shuts down");
            }
            final Process process = builder.start();
            RUNNING.add(process);
            return process;
        }
    }

    private static void forget(Process process) {
        synchronized (RUNNING) {
            RUNNING.remove(process);
        }
    }

    private static void killAll() {
        synchronized (RUNNING) {
            shutDown = true;
            RUNNING.forEach(Process::destroyForcibly);
        }
    }

    /**
     * What came of it.
     *
     * @param exitCode its exit code
     * @param out what it wrote to its standard output
     * @param err what it wrote to its standard error
     */
    public record Result(int exitCode, String out, String err) {}
}
