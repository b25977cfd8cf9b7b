package io.fairway.affinity;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Another program that reads topologies, if it is installed. */
final class ForeignTool {
    private static final long PATIENCE_SECONDS = 60;

    private ForeignTool() {}

    /** What it wrote, and whether it liked what it read. */
    record Result(int exit, String output, String errors) {}

    static Result run(List<String> command, Map<String, String> environment)
            throws IOException, InterruptedException {
        final Path output = Files.createTempFile("fairway", ".out");
        final Path errors = Files.createTempFile("fairway", ".err");
        try {
            final ProcessBuilder builder =
                    new ProcessBuilder(command)
                            .redirectOutput(output.toFile())
                            .redirectError(errors.toFile());
            builder.environment().put("LC_ALL", "C");
            builder.environment().putAll(environment);
            final Process process = builder.start();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(command + " takes more than " + PATIENCE_SECONDS + " s");
            }
            return new Result(
                    process.exitValue(), Files.readString(output), Files.readString(errors));
        } finally {
            Files.delete(output);
            Files.delete(errors);
        }
    }

    static boolean isInstalled(String program) {
        for (String each : System.getenv().getOrDefault("PATH", "").split(":")) {
            if (Files.isExecutable(Path.of(each, program))) {
                return true;
            }
        }
        return false;
    }

    /** Of groups that are read, those that are expected in any order. */
    static void same(String what, List<CpuSet> ours, List<CpuSet> theirs) {
        assertTrue(
                ours.size() == theirs.size() && ours.containsAll(theirs),
                () -> what + ": we read " + ours + ", it reads " + theirs);
    }
}
