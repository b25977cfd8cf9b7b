package io.fairway.bench.gate;

import io.fairway.bench.process.Program;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Runs a program of this class path in a JVM of its own. */
final class ChildJvm {
    private static final Duration LIMIT = Duration.ofMinutes(5);

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
            final Program.Result result = new Program(command, LIMIT).run();
            final List<String> lines = result.out().lines().toList();
            if (result.exitCode() != 0 || !lines.contains(ForkProtocol.END)) {
                throw new GateException(
                        "a fork ended with "
                                + result.exitCode()
                                + ": "
                                + command
                                + "\n"
                                + tail(lines)
                                + "\n"
                                + tail(result.err().lines().toList()));
            }
            return lines;
        } catch (IOException e) {
            throw new GateException("a fork failed: " + e.getMessage(), e);
        }
    }

    private static String tail(List<String> lines) {
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
    }
}
