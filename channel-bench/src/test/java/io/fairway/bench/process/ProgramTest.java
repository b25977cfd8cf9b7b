package io.fairway.bench.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Programs that end, that do not, and that must not stay behind. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@EnabledOnOs(
        value = {OS.LINUX, OS.MAC},
        disabledReason = "there is no sh")
class ProgramTest {
    private static final Duration LONG = Duration.ofMinutes(10);
    private static final String SLEEP = "exec sleep 600";

    private static Program shell(String script, Duration limit) {
        return new Program(List.of("sh", "-c", script), limit);
    }

    @Test
    @DisplayName("tells the exit code, and what was written where")
    void result() throws Exception {
        assertEquals(
                new Program.Result(3, "out\n", "err\n"),
                shell("echo out; echo err >&2; exit 3", LONG).run());
        assertEquals("/\n", shell("pwd", LONG).in(Path.of("/")).run().out());
    }

    @Test
    @DisplayName("kills what takes too long, and says so")
    void limit() {
        final IOException failure =
                assertThrows(IOException.class, shell(SLEEP, Duration.ofMillis(10))::run);
        assertTrue(failure.getMessage().contains("did not end"), failure::getMessage);
        awaitNoSleeper(ProcessHandle.current());
    }

    @Test
    @DisplayName("kills it when interrupted")
    void interrupt() throws Exception {
        final FutureTask<InterruptedException> task =
                new FutureTask<>(
                        () -> assertThrows(InterruptedException.class, shell(SLEEP, LONG)::run));
        final Thread thread = Thread.ofPlatform().start(task);
        awaitSleeper(ProcessHandle.current());
        thread.interrupt();
        task.get();
        awaitNoSleeper(ProcessHandle.current());
    }

    @Test
    @DisplayName("kills it when this JVM is told to end")
    void shutdown() throws Exception {
        final Process parent =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                Parent.class.getName())
                        .inheritIO()
                        .start();
        try {
            final ProcessHandle sleeper = awaitSleeper(parent.toHandle());
            parent.destroy();
            assertTrue(parent.waitFor(30, TimeUnit.SECONDS), "the parent lives");
            while (isSleeper(sleeper)) {
                Thread.onSpinWait();
            }
        } finally {
            parent.destroyForcibly();
        }
    }

    /** Neither a process that is gone, nor one that nobody has waited for yet, has a command. */
    private static boolean isSleeper(ProcessHandle process) {
        return process.info().command().filter(each -> each.endsWith("sleep")).isPresent();
    }

    private static ProcessHandle awaitSleeper(ProcessHandle parent) {
        for (; ; ) {
            final var found = parent.children().filter(ProgramTest::isSleeper).findFirst();
            if (found.isPresent()) {
                return found.get();
            }
            Thread.onSpinWait();
        }
    }

    private static void awaitNoSleeper(ProcessHandle parent) {
        while (parent.children().anyMatch(ProgramTest::isSleeper)) {
            Thread.onSpinWait();
        }
    }

    /** The main class of a JVM that runs a program for long. */
    static final class Parent {
        private Parent() {}

        public static void main(String[] arguments) throws Exception {
            shell(SLEEP, LONG).run();
        }
    }
}
