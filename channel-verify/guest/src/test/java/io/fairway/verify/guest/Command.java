package io.fairway.verify.guest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program that has to end well, and in time. */
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
                        .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                        .start();
        try {
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                throw new AssertionError(
                        "not done in " + seconds + " s: " + line + "\n" + Files.readString(log));
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
        if (process.exitValue() != 0) {
            throw new AssertionError(
                    "exit code "
                            + process.exitValue()
                            + ": "
                            + line
                            + "\n"
                            + Files.readString(log));
        }
        return Files.readAllLines(log);
    }
}
