package io.fairway.verify.bugs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fairway.channel.Channel;
import io.fairway.channel.Inspection;
import io.fairway.channel.SendResult;
import io.fairway.channel.WaitStrategy;
import io.fairway.select.Select;
import io.fairway.testing.Actor;
import io.fairway.testing.Actors;
import io.fairway.testing.ThreadKind;
import io.fairway.verify.Tier;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Threads of other libraries that burnt processors while they waited, or waited wrongly. */
class WaitingTest {
    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

    @EachSetting(manySenders = true, manyReceivers = true)
    @DisplayName("B44 with many more threads than processors all make progress")
    void moreThreadsThanProcessors(Setting setting) throws Exception {
        final int pairs = 4 * PROCESSORS;
        for (WaitStrategy strategy :
                List.of(WaitStrategy.spinThenPark(), WaitStrategy.yielding())) {
            if (setting.threads() == ThreadKind.VIRTUAL && strategy == WaitStrategy.yielding()) {
                continue; // not for virtual threads, as its documentation says
            }
            Pieces.run(
                    "B44 " + setting,
                    setting.rounds(100, 200_000),
                    each -> {
                        final Channel<Integer> channel =
                                setting.kind().<Integer>builder().waitStrategy(strategy).build();
                        final AtomicInteger received = new AtomicInteger();
                        try (Actors actors = new Actors(setting.threads()).watch(channel)) {
                            for (int i = 0; i < pairs; i++) {
                                actors.run(
                                        "sender " + i,
                                        () -> {
                                            for (int n = 0; n < each; n++) {
                                                channel.send(n);
                                            }
                                        });
                                actors.run(
                                        "receiver " + i,
                                        () -> {
                                            for (int n = 0; n < each; n++) {
                                                channel.recv();
                                                received.incrementAndGet();
                                            }
                                        });
                            }
                        }
                        assertEquals(pairs * each, received.get());
                        Inspection.checkAtRest(channel);
                    });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"io.fairway.channel.blocking.Backoff", "io.fairway.ring.Spin"})
    @DisplayName("B45 however long a thread has backed off, its next pause is short")
    void backOffIsCapped(String backOff) throws Exception {
        final Method pause = Class.forName(backOff).getDeclaredMethod("pause", int.class);
        pause.setAccessible(true);
        final int[] rounds = {0, 63, 64, 128, 10_000, 1 << 20, 1 << 30, Integer.MAX_VALUE, -1};
        try (Actors actors = new Actors(ThreadKind.PLATFORM)) {
            final Actor<Long> longest =
                    actors.start(
                            "backing off",
                            () -> {
                                long most = 0;
                                for (int round : rounds) {
                                    most = Math.max(most, shortestPause(pause, round));
                                }
                                return most;
                            });
            final long nanos = longest.result();
            assertTrue(nanos < TimeUnit.MILLISECONDS.toNanos(1), () -> "longest: " + nanos);
        }
    }

    /** The shortest of several, as the machine may be busy. */
    private static long shortestPause(Method pause, int round)
            throws IllegalAccessException, InvocationTargetException {
        long shortest = Long.MAX_VALUE;
        for (int i = 0; i < 20; i++) {
            final long start = System.nanoTime();
            pause.invoke(null, round);
            shortest = Math.min(shortest, System.nanoTime() - start);
        }
        return shortest;
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"UNBUFFERED", "BOUNDED_1"})
    @DisplayName("B46 virtual threads that wait leave their carriers to those that have work")
    void waitingVirtualThreadsLeaveTheirCarriers(Kind kind) {
        Assumptions.assumeTrue(
                ThreadKind.available().contains(ThreadKind.VIRTUAL),
                "this JDK has no virtual threads");
        final int waiting = 16 * PROCESSORS;
        final Channel<Integer> channel = kind.<Integer>builder().build();
        final Channel<Integer> silent = kind.<Integer>builder().build();
        try (Actors actors = new Actors(ThreadKind.VIRTUAL).watch(channel)) {
            final List<Actor<Integer>> receivers = new ArrayList<>();
            for (int i = 0; i < waiting; i++) {
                receivers.add(
                        actors.start(
                                "receiver " + i,
                                i % 2 == 0 ? channel::recv : selecting(channel, silent)));
            }
            // Whoever spun for ever would keep a carrier, and the others would not get here.
            actors.await("all to be in line", () -> Inspection.queuedReceivers(channel) == waiting);
            final Actor<Void> sender =
                    actors.run(
                            "sender",
                            () -> {
                                for (int i = 0; i < waiting; i++) {
                                    channel.send(i);
                                }
                            });
            sender.result();
            int sum = 0;
            for (Actor<Integer> each : receivers) {
                sum += each.result();
            }
            assertEquals(waiting * (waiting - 1) / 2, sum);
        }
        Inspection.checkAtRest(channel);
        Inspection.checkAtRest(silent);
    }

    private static Callable<Integer> selecting(Channel<Integer> channel, Channel<Integer> silent) {
        return () -> {
            final int[] got = new int[1];
            Select.builder().recv(silent, v -> {}).recv(channel, v -> got[0] = v).build().await();
            return got[0];
        };
    }

    @EachSetting
    @DisplayName("B48 no operation parks for a time that its caller did not ask for")
    void parksForNoTimeOfItsOwn(Setting setting) throws Exception {
        final int elements = setting.rounds(500, 100_000);
        Pieces.run("B48 " + setting, elements, piece -> streamWithoutTimedPark(setting, piece));
    }

    private static void streamWithoutTimedPark(Setting setting, int elements) {
        final AtomicInteger parks = new AtomicInteger();
        final SystemEnvironment environment =
                new SystemEnvironment() {
                    @Override
                    public void park(Object blocker) {
                        parks.incrementAndGet();
                        super.park(blocker);
                    }

                    @Override
                    public void parkNanos(Object blocker, long nanos) {
                        throw new AssertionError("parks for " + nanos + " ns");
                    }
                };
        final Channel<Integer> channel =
                environment.build(
                        setting.kind().<Integer>builder().waitStrategy(WaitStrategy.parking()));
        try (Actors actors = new Actors(setting.threads()).watch(channel)) {
            actors.run(
                    "receiver",
                    () -> {
                        for (int i = 0; i < elements; i++) {
                            assertEquals(i, channel.recv());
                        }
                        assertNull(channel.recv());
                    });
            // The first receive has nothing to take: without a park nothing would be shown.
            actors.await("the receiver to park", () -> parks.get() > 0);
            actors.run(
                    "sender",
                    () -> {
                        for (int i = 0; i < elements; i++) {
                            channel.send(i);
                        }
                        channel.close();
                    });
        }
        Inspection.checkAtRest(channel);
    }

    @Test
    @DisplayName("B49 a thread that waits for a stage that waits uses next to no processor time")
    void waitingCostsNothing() {
        final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        Assumptions.assumeTrue(
                threads.isCurrentThreadCpuTimeSupported(), "this JVM has no thread CPU time");
        final long second = TimeUnit.SECONDS.toNanos(1);
        for (WaitStrategy strategy : List.of(WaitStrategy.spinThenPark(), WaitStrategy.parking())) {
            final List<Actor<Long>> stages = new ArrayList<>();
            try (Actors actors = new Actors(ThreadKind.PLATFORM)) {
                for (Kind kind : Kind.values()) {
                    final Channel<Integer> empty =
                            kind.<Integer>builder().waitStrategy(strategy).build();
                    final Channel<Integer> full =
                            kind.<Integer>builder().waitStrategy(strategy).build();
                    final Select select =
                            Select.builder()
                                    .waitStrategy(strategy)
                                    .recv(kind.<Integer>builder().build(), v -> {})
                                    .recv(Channel.<Integer>never(), v -> {})
                                    .build();
                    stages.add(
                            actors.start(
                                    "receiver",
                                    () -> cpuTime(threads, () -> nothing(empty, second))));
                    stages.add(
                            actors.start(
                                    "select",
                                    () ->
                                            cpuTime(
                                                    threads,
                                                    () ->
                                                            select.await(
                                                                    second,
                                                                    TimeUnit.NANOSECONDS))));
                    stages.add(
                            actors.start(
                                    "sender",
                                    () -> cpuTime(threads, () -> sendToFull(full, second))));
                }
                for (Actor<Long> each : stages) {
                    final long nanos = each.result();
                    assertTrue(
                            nanos < second / 20, () -> each.thread().getName() + " used " + nanos);
                }
            }
        }
    }

    private static Void nothing(Channel<Integer> empty, long nanos) throws InterruptedException {
        assertNull(empty.recv(nanos, TimeUnit.NANOSECONDS));
        return null;
    }

    private static SendResult sendToFull(Channel<Integer> channel, long nanos)
            throws InterruptedException {
        while (channel.trySend(0) == SendResult.SENT) {
            assertTrue(channel.size() <= channel.capacity());
        }
        return channel.send(1, nanos, TimeUnit.NANOSECONDS);
    }

    /** Processor time that the waiting took this thread; classes are loaded before. */
    private static long cpuTime(ThreadMXBean threads, Callable<?> waiting) throws Exception {
        final long before = threads.getCurrentThreadCpuTime();
        waiting.call();
        return threads.getCurrentThreadCpuTime() - before;
    }

    @EachSetting
    @DisplayName("B50 timed operations never end early, and do not end late without need")
    void timeoutsAreKept(Setting setting) {
        // A short one ends before its thread parks for long, the other when the clock wakes it.
        keepTimeouts(setting, TimeUnit.MICROSECONDS.toNanos(80));
        keepTimeouts(setting, TimeUnit.MILLISECONDS.toNanos(2));
    }

    private static void keepTimeouts(Setting setting, long nanos) {
        final int tries = Tier.rounds(10, 1_000);
        final Channel<Integer> empty = setting.channel();
        final Channel<Integer> full = setting.channel();
        final Select select =
                Select.builder()
                        .waitStrategy(WaitStrategy.parking())
                        .recv(setting.<Integer>channel(), v -> {})
                        .recv(Channel.<Integer>never(), v -> {})
                        .build();
        final List<Callable<?>> timed =
                List.of(
                        () -> nothing(empty, nanos),
                        () -> sendToFull(full, nanos),
                        () -> select.await(nanos, TimeUnit.NANOSECONDS));
        try (Actors actors = new Actors(setting.threads()).watch(empty, full)) {
            actors.run(
                    "waiting",
                    () -> {
                        for (Callable<?> each : timed) {
                            long leastLate = Long.MAX_VALUE;
                            for (int i = 0; i < tries; i++) {
                                final long start = System.nanoTime();
                                each.call();
                                final long late = System.nanoTime() - start - nanos;
                                assertTrue(late >= 0, () -> "early by " + -late);
                                leastLate = Math.min(leastLate, late);
                            }
                            // The least of several, as the machine may be busy.
                            final long least = leastLate;
                            assertTrue(
                                    least < TimeUnit.MILLISECONDS.toNanos(1),
                                    () -> "always late, by at least " + least);
                        }
                    });
        }
        Inspection.checkAtRest(empty);
        Inspection.checkAtRest(full);
    }
}
