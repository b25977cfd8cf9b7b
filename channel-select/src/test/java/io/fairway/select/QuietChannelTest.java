package io.fairway.select;

import static io.fairway.select.Select.otherwise;
import static io.fairway.select.Select.recv;
import static io.fairway.select.Select.select;
import static io.fairway.select.Select.send;
import static io.fairway.select.Select.timeout;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fairway.channel.Channel;
import io.fairway.channel.Probe;
import io.fairway.channel.WaitStrategy;
import io.fairway.testing.Actors;
import io.fairway.testing.Seeds;
import io.fairway.testing.ThreadKind;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Selects by the hundred thousand leave nothing behind on channels that stay silent, or in timers.
 */
class QuietChannelTest {
    private static final int SELECTS = 100_000;

    /** Less than a leak of 100,000 registrations, more than what the JVM needs for itself. */
    private static final long MEGABYTES_4 = 4 << 20;

    private final Channel<Integer> silent = Channel.unbuffered();
    private final Channel<Integer> silentToo = Channel.bounded(1);
    private final Channel<Integer> busy = Channel.unbuffered();

    @ParameterizedTest
    @MethodSource(Parameters.KINDS)
    @DisplayName(
            "S60 new selects that wait, and are served by another channel, leave nothing on a silent one")
    void blockedSelectsLeaveNothing(ThreadKind kind) {
        final int rounds = Seeds.rounds(SELECTS / 2);
        final long before = usedHeap();
        try (Actors actors = new Actors(kind).watch(silent, silentToo, busy)) {
            actors.run(
                    "sender",
                    () -> {
                        for (int i = 0; i < rounds; i++) {
                            busy.send(i);
                        }
                    });
            actors.run(
                    "select",
                    () -> {
                        for (int i = 0; i < rounds; i++) {
                            select(
                                    recv(silent, v -> {}),
                                    recv(silentToo, v -> {}),
                                    recv(busy, v -> {}));
                        }
                    });
        }

        Probe.assertQuiet(silent, silentToo, busy);
        assertTrue(usedHeap() - before < MEGABYTES_4, "heap grew");
    }

    @Test
    @DisplayName("S60 selects that time out, or find nothing, leave nothing on a silent channel")
    void fruitlessSelectsLeaveNothing() throws Exception {
        final Select reused =
                Select.builder()
                        .waitStrategy(WaitStrategy.parking())
                        .recv(silent, v -> {})
                        .recv(silentToo, v -> {})
                        .build();
        final long before = usedHeap();

        for (int i = 0; i < SELECTS; i++) {
            assertNull(reused.await(1, TimeUnit.NANOSECONDS));
            select(recv(silent, v -> {}), send(silent, i), otherwise(() -> {}));
            if (i % 10 == 0) {
                select(recv(silent, v -> {}), timeout(Duration.ofNanos(1), () -> {}));
                assertEquals(0, Probe.queuedReceivers(silent));
            }
        }

        Probe.assertQuiet(silent, silentToo);
        assertTrue(usedHeap() - before < MEGABYTES_4, "heap grew");
    }

    @Test
    @DisplayName(
            "a million selects with a timeout of an hour, on ready channels, leave no timer and no thread")
    void longTimeoutsOnReadyChannelsLeaveNothing() throws Exception {
        final Channel<Integer> ready = Channel.bounded(1);
        final Select reused = Select.builder().recv(ready, v -> {}).recv(silent, v -> {}).build();
        final Duration hour = Duration.ofHours(1);
        final Set<Thread> threads = Thread.getAllStackTraces().keySet();
        final long before = usedHeap();

        for (int i = 0; i < 1_000_000; i++) {
            ready.trySend(i);
            if (i % 2 == 0) {
                reused.await(hour);
            } else {
                select(recv(ready, v -> {}), recv(silent, v -> {}), timeout(hour, () -> {}));
            }
        }

        final Set<Thread> more = new HashSet<>(Thread.getAllStackTraces().keySet());
        more.removeAll(threads);
        assertEquals(Set.of(), more);
        Probe.assertQuiet(ready, silent);
        assertTrue(usedHeap() - before < MEGABYTES_4, "heap grew");
    }

    private static long usedHeap() {
        final Runtime runtime = Runtime.getRuntime();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            System.gc();
            least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
        }
        return least;
    }
}
