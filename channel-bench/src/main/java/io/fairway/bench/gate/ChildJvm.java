package io.fairway.bench.gate;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Runs a program of this class path in a JVM of its own. */
final class ChildJvm {
    private static final long PATIENCE_SECONDS = 300;

    private final String classPath;
    private final List<String> options;

    /**
     * A kind of JVM.
     *
     * @param classPath what it runs
     * @param options more of the JVM's options
     */
    ChildJvm(String classPath, List<String> options) {
        this.classPath = classPath;
        this.options = List.copyOf(options);
    }

    ChildJvm with(String... more) {
        final List<String> all = new ArrayList<>(options);
        all.addAll(List.of(more));
        return new ChildJvm(classPath, all);
    }

    String classPath() {
        return classPath;
    }

    /** A fork that measures latency; fewer blocks than planned, where the machine is overloaded. */
    Fork measure(LatencyPlan plan) throws InterruptedException {
        final List<String> lines = run(LatencyFork.class, plan.arguments());
        final List<Block> blocks =
                lines.stream().filter(ForkProtocol::isBlock).map(ForkProtocol::readBlock).toList();
        if (blocks.isEmpty()) {
            throw new GateException("a fork measured nothing: " + plan);
        }
        final String origin =
                lines.stream()
                        .filter(ForkProtocol::isOrigin)
                        .map(ForkProtocol::readOrigin)
                        .findFirst()
                        .orElse("unknown");
        return new Fork(origin, blocks);
    }

    /**
     * Runs a program to its end.
     *
     * @return what it printed
     * @throws GateException if it failed
     */
    List<String> run(Class<?> program, List<String> arguments) throws InterruptedException {
        final List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("--enable-native-access=ALL-UNNAMED");
        command.addAll(options);
        command.add("-cp");
        command.add(classPath);
        command.add(program.getName());
        command.addAll(arguments);
        try {
            return run(command);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> run(List<String> command) throws IOException, InterruptedException {
        final Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        final Thread killer = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(killer);
        final List<String> lines = new ArrayList<>();
        try (ScheduledExecutorService watchdog = Executors.newSingleThreadScheduledExecutor();
                BufferedReader reader =
                        new BufferedReader(
                                new InputStreamReader(
                                        process.getInputStream(), StandardCharsets.UTF_8))) {
            watchdog.schedule(process::destroyForcibly, PATIENCE_SECONDS, TimeUnit.SECONDS);
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(line);
            }
            final int code = process.waitFor();
            watchdog.shutdownNow();
            if (code != 0 || !lines.contains(ForkProtocol.END)) {
                throw new GateException(
                        "a fork ended with " + code + ": " + command + "\n" + tail(lines));
            }
            return lines;
        } finally {
            process.destroyForcibly();
            Runtime.getRuntime().removeShutdownHook(killer);
        }
    }

    private static String tail(List<String> lines) {
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
    }
}
