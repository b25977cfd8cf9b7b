package io.fairway.verify.guest;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program that has to end well, and in time; and with this process, if that is ended before. */
final class Command {

    private Command() {}

    /**
     * Runs it.
     *
     * @param log where all that it writes goes
     * @return its lines
     */
    static List<String> run(Path log, long seconds, List<String> line)
            throws IOException, InterruptedException {
        final Process process =
                new ProcessBuilder(line)
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .redirectInput(new File("/dev/null"))
                        .start();
        final Thread end = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(end);
        try {
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                throw failure("not done in " + seconds + " s", line, log);
            }
        } finally {
            process.destroyForcibly().waitFor();
            Runtime.getRuntime().removeShutdownHook(end);
        }
        if (process.exitValue() != 0) {
            throw failure("exit code " + process.exitValue(), line, log);
        }
        return Files.readAllLines(log);
    }

    private static AssertionError failure(String what, List<String> line, Path log)
            throws IOException {
        return new AssertionError(
                what + ": " + String.join(" ", line) + "\n" + Files.readString(log));
    }
}
