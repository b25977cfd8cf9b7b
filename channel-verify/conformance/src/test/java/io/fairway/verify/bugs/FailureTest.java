package io.fairway.verify.bugs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fairway.channel.Channel;
import io.fairway.channel.Inspection;
import io.fairway.channel.SendResult;
import io.fairway.channel.WaitStrategy;
import io.fairway.testing.Actors;
import io.fairway.testing.ThreadKind;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Errors in the middle of an operation, as when memory is short. */
class FailureTest {
    private static final long SECONDS = 60;

    @ParameterizedTest
    @EnumSource(Kind.class)
    @DisplayName("B25 an error at any step of waiting leaves nobody in line, and no element behind")
    void errorWhileWaiting(Kind kind) {
        // An unbuffered channel has one step less: the first is in line already.
        final int steps = kind == Kind.UNBUFFERED ? 1 : 2;
        for (int step = 0; step < steps; step++) {
            final Channel<Integer> empty = failingAt(step, kind);
            final Channel<Integer> full = failingAt(step, kind);
            try (Actors actors = new Actors(ThreadKind.PLATFORM).watch(empty, full)) {
                actors.run(
                        "receiver", () -> assertThrows(OutOfMemoryError.class, () -> empty.recv()));
                actors.run(
                        "sender",
                        () -> {
                            for (int i = 0; i < kind.capacity; i++) {
                                full.send(i);
                            }
                            assertThrows(OutOfMemoryError.class, () -> full.send(-1));
                        });
            }
            Inspection.checkAtRest(empty);
            Inspection.checkAtRest(full);
            assertEquals(kind.capacity, full.size());
            final SendResult possible = kind.capacity == 0 ? SendResult.FULL : SendResult.SENT;
            assertEquals(possible, empty.trySend(1), "nobody is there to hand it to");
        }
    }

    private static Channel<Integer> failingAt(int step, Kind kind) {
        final AtomicInteger calls = new AtomicInteger();
        final WaitStrategy strategy =
                round -> {
                    if (calls.getAndIncrement() == step) {
                        throw new OutOfMemoryError("injected");
                    }
                    return false;
                };
        return kind.<Integer>builder().waitStrategy(strategy).build();
    }

    @Test
    @DisplayName(
            "B25 a cancel that finds no memory for what it discards changes nothing; close still works")
    void cancelWithoutMemory(@TempDir Path directory) throws Exception {
        final Path output = directory.resolve("output");
        final List<String> command =
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "-ea",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CancelWithoutMemory.class.getName());
        final Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
        final boolean ended = process.waitFor(SECONDS, TimeUnit.SECONDS);
        if (!ended) {
            process.destroyForcibly().waitFor();
        }
        final String text = Files.readString(output, StandardCharsets.UTF_8);
        assertTrue(ended, () -> "still running: " + command + "\n" + text);
        assertEquals(0, process.exitValue(), text);
    }
}
