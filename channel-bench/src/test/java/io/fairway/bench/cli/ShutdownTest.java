package io.fairway.bench.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fairway.bench.itch.FlowGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Ctrl-C, in a JVM of its own. */
class ShutdownTest {
    /** More than a pipe and the reader's buffer hold, so that some of it has been replayed. */
    private static final int MESSAGES = 20_000;

    @Test
    void drainsAndReports() throws IOException, InterruptedException {
        final Path input = Path.of("/dev/stdin");
        Assumptions.assumeTrue(Files.exists(input), "no " + input + " here");
        final Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                Main.class.getName(),
                                "replay",
                                input.toString())
                        .start();
        try {
            final OutputStream feed = process.getOutputStream();
            feed.write(FlowGenerator.generate(MESSAGES, 1));
            feed.flush();
            // The feed stays open: without the shutdown, the replay would wait for more.
            process.toHandle().destroy();
            final String report =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            final String errors =
                    new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);

            assertTrue(report.contains("stopped before the end of the feed"), report + errors);
            assertTrue(report.contains("latency in microseconds"), report + errors);
            assertTrue(errors.isEmpty(), errors);
        } finally {
            process.destroyForcibly().waitFor();
        }
    }
}
