package io.fairway.select;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.fairway.channel.Channel;
import io.fairway.channel.Probe;
import io.fairway.channel.SendResult;
import io.fairway.channel.WaitStrategy;
import io.fairway.testing.Actor;
import io.fairway.testing.Actors;
import io.fairway.testing.ThreadKind;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A select that was built allocates nothing more, however it is used. */
class AllocationTest {
    private static final int USES = 10_000;
    private static final int ATTEMPTS = 5;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final Integer element = 1;

    /**
     * Runs the use often, and says how many bytes this thread allocated in the best of some
     * attempts: the first ones warm up, and the JVM may allocate for itself.
     */
    private static long bytesAllocatedBy(Actors.Action use) throws Exception {
        long least = Long.MAX_VALUE;
        for (int attempt = 0; attempt < ATTEMPTS && least > 0; attempt++) {
            final long before = THREADS.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < USES; i++) {
                use.run();
            }
            least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
        }
        return least;
    }

    private static void assertAllocatesNothing(Actors.Action use) throws Exception {
        final long bytes = bytesAllocatedBy(use);
        assertTrue(bytes < USES / 10, bytes + " bytes in " + USES + " uses");
    }

    @Test
    @DisplayName("what measures the allocation finds one")
    void measureFindsAnAllocation() throws Exception {
        final Object[] sink = {null};

        assertTrue(bytesAllocatedBy(() -> sink[0] = new byte[1]) >= USES * 8L);
        assertNotNull(sink[0]);
    }

    @ParameterizedTest
    @MethodSource(Parameters.CAPACITIES)
    @DisplayName("a poll that finds nothing, and an await without time, allocate nothing")
    void fruitlessUsesAllocateNothing(int capacity) throws Exception {
        final Channel<Integer> c = Probe.channel(capacity);
        final Select select =
                Select.builder()
                        .recv(c, v -> {})
                        .send(Channel.<Integer>unbuffered(), () -> element)
                        .recv(Channel.after(Duration.ofDays(1)), v -> {})
                        .build();

        assertAllocatesNothing(() -> assertNull(select.poll()));
        assertAllocatesNothing(() -> assertNull(select.await(0, TimeUnit.SECONDS)));
    }

    @Test
    @DisplayName("polls and awaits that find a case ready allocate nothing")
    void readyUsesAllocateNothing() throws Exception {
        final Channel<Integer> c = Channel.bounded(1);
        final Duration hour = Duration.ofHours(1);
        final RecvCase<Integer> receive = RecvCase.of(c);
        final SendCase<Integer> send = SendCase.of(c, () -> element).onSent(() -> {});
        final Select select = Select.builder().add(receive).add(send).build();

        assertAllocatesNothing(select::poll);
        assertAllocatesNothing(select::await);
        assertAllocatesNothing(() -> select.await(1, TimeUnit.HOURS));
        assertAllocatesNothing(() -> select.await(hour));
        c.tryRecv();
        c.close();
        send.disable();
        assertAllocatesNothing(select::await);
    }

    @Test
    @DisplayName("an await that gets in line, and times out, allocates nothing")
    void timedOutUsesAllocateNothing() throws Exception {
        final Channel<Integer> c = Channel.unbuffered();
        final Select select =
                Select.builder()
                        .waitStrategy(WaitStrategy.parking())
                        .recv(c, v -> {})
                        .send(c, () -> element)
                        .build();

        assertAllocatesNothing(() -> assertNull(select.await(1, TimeUnit.NANOSECONDS)));
        Probe.assertQuiet(c);
    }

    @ParameterizedTest
    @MethodSource(Parameters.CAPACITIES)
    @DisplayName("an await that waits until another thread completes it allocates nothing")
    void blockedUsesAllocateNothing(int capacity) throws Exception {
        final Channel<Integer> c = Probe.channel(capacity);
        final Channel<Integer> quiet = Channel.unbuffered();
        final Select select =
                Select.builder()
                        .waitStrategy(WaitStrategy.parking())
                        .recv(c, v -> {})
                        .recv(quiet, v -> {})
                        .build();

        try (Actors actors = new Actors(ThreadKind.PLATFORM).watch(c, quiet)) {
            final Actor<Long> bytes = actors.start("select", () -> bytesAllocatedBy(select::await));
            final Actor<Long> sender =
                    actors.start(
                            "sender",
                            () -> {
                                long sent = 0;
                                while (!bytes.isDone()) {
                                    if (Probe.queuedReceivers(c) == 1
                                            && c.trySend(element) == SendResult.SENT) {
                                        sent++;
                                    } else {
                                        Thread.onSpinWait();
                                    }
                                }
                                return sent;
                            });
            final long allocated = bytes.result();
            assertTrue(allocated < USES / 10, allocated + " bytes in " + USES + " uses");
            assertEquals(0, sender.result() % USES);
        }
        Probe.assertQuiet(c, quiet);
    }
}
