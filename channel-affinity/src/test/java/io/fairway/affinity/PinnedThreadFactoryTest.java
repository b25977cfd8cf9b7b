package io.fairway.affinity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Threads of this host are really pinned, and their masks read back from {@code /proc}. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "threads are pinned on Linux only")
class PinnedThreadFactoryTest {
    private final Topology host = Topology.read();
    private final CpuSet allowed = host.allowance().cpus();
    private final CpuReservations reservations =
            new CpuReservations(new ConcurrentHashMap<>(), null);

    private PinnedThreadFactory.Builder builder() {
        return PinnedThreadFactory.builder("test").topology(host).reservations(reservations);
    }

    private static CpuSet mask() {
        final ThreadFiles files = new ThreadFiles(Path.of("/"));
        return files.read(files.currentThread().orElseThrow()).orElseThrow().mask();
    }

    private void needs(int cpus) {
        assumeTrue(allowed.size() >= cpus, () -> "needs " + cpus + " CPUs, has " + allowed);
    }

    /** Runs as many threads at once, and returns the mask of each. */
    private static List<CpuSet> masks(PinnedThreadFactory factory, int threads) throws Exception {
        final CyclicBarrier together = new CyclicBarrier(threads);
        final ExecutorService executor = Executors.newFixedThreadPool(threads, factory);
        try {
            final List<Future<CpuSet>> masks = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                masks.add(
                        executor.submit(
                                () -> {
                                    together.await(60, TimeUnit.SECONDS);
                                    return mask();
                                }));
            }
            final List<CpuSet> all = new ArrayList<>();
            for (Future<CpuSet> each : masks) {
                all.add(each.get(60, TimeUnit.SECONDS));
            }
            return all;
        } finally {
            executor.shutdownNow();
            assertTrue(executor.awaitTermination(60, TimeUnit.SECONDS));
        }
    }

    private static void runToEnd(Thread thread) throws InterruptedException {
        thread.start();
        thread.join(60_000);
        assertFalse(thread.isAlive(), "does not end");
    }

    @Test
    @DisplayName("every thread of a factory is bound, each to a CPU of its own, by specification")
    void everyThreadBySpec() throws Exception {
        needs(2);
        assertEachOnItsOwn(builder().spec("any").strict().build());
    }

    @Test
    @DisplayName("every thread of a factory is bound, each to a CPU of its own, by preference")
    void everyThreadByPolicy() throws Exception {
        needs(2);
        assertEachOnItsOwn(
                builder().prefer(PlacementPolicy.SAME_L3, PlacementPolicy.CLOSEST).build());
    }

    private void assertEachOnItsOwn(PinnedThreadFactory factory) throws Exception {
        final List<CpuSet> masks = masks(factory, allowed.size());
        CpuSet all = CpuSet.empty();
        for (CpuSet each : masks) {
            assertEquals(1, each.size(), masks.toString());
            all = all.or(each);
        }
        assertEquals(allowed, all);
        awaitNothingReserved();
    }

    /** An executor has ended when its workers have left, which is just before their threads end. */
    private void awaitNothingReserved() {
        final long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!reservations.reserved().isEmpty()) {
            assertTrue(System.nanoTime() < deadline, reservations.holders().toString());
            Thread.onSpinWait();
        }
    }

    @Test
    @DisplayName("a lenient factory runs a thread without a CPU unpinned, a strict one makes none")
    void tooFew() throws Exception {
        final String only = String.valueOf(allowed.last());
        final AtomicReference<ThreadBinding> heard = new AtomicReference<>();
        try (PinnedThreadFactory lenient =
                        builder().spec(only).daemon().onBinding(heard::set).build();
                PinnedThreadFactory strict = builder().spec(only).strict().build()) {
            final AtomicReference<CpuSet> mask = new AtomicReference<>();
            final Thread first = lenient.newThread(() -> {});
            assertTrue(first.isDaemon());
            assertEquals("test-0", first.getName());
            runToEnd(lenient.newThread(() -> mask.set(mask())));
            assertEquals(mask(), mask.get(), "that of the thread that started it");
            assertEquals(
                    "\"" + only + "\": CPU " + only + " is reserved",
                    heard.get().choice().reason());
            assertFalse(heard.get().isBound());
            final PlacementException e =
                    assertThrows(PlacementException.class, () -> strict.newThread(() -> {}));
            assertEquals("test-0: \"" + only + "\": CPU " + only + " is reserved", e.getMessage());
            runToEnd(first);
            assertTrue(heard.get().isBound(), heard.get().toString());
            assertEquals(CpuSet.of(allowed.last()), heard.get().pin().applied());
            runToEnd(strict.newThread(() -> mask.set(mask())));
            assertEquals(CpuSet.of(allowed.last()), mask.get(), "free again");
        }
    }

    @Test
    @DisplayName("a thread that is interrupted, or fails, gives its CPU and its lease back")
    void givesBack(@TempDir Path directory) throws Exception {
        final CpuReservations shared =
                new CpuReservations(
                        new ConcurrentHashMap<>(),
                        new LeaseDirectory(
                                directory,
                                new ProcessTable(Path.of("/")),
                                TimeUnit.SECONDS.toNanos(60)));
        try (PinnedThreadFactory factory = builder().reservations(shared).spec("last").build()) {
            final CountDownLatch runs = new CountDownLatch(1);
            final Thread interrupted =
                    factory.newThread(
                            () -> {
                                runs.countDown();
                                while (!Thread.currentThread().isInterrupted()) {
                                    Thread.onSpinWait();
                                }
                            });
            interrupted.start();
            assertTrue(runs.await(60, TimeUnit.SECONDS));
            assertEquals(CpuSet.of(allowed.last()), shared.reserved());
            assertTrue(factory.bindings().get(0).isBound(), factory.toString());
            interrupted.interrupt();
            interrupted.join(60_000);
            assertEquals(CpuSet.empty(), shared.reserved());

            final AtomicReference<Throwable> failure = new AtomicReference<>();
            final Thread failing =
                    factory.newThread(
                            () -> {
                                throw new IllegalStateException("on purpose");
                            });
            failing.setUncaughtExceptionHandler((thread, e) -> failure.set(e));
            runToEnd(failing);
            assertEquals("on purpose", failure.get().getMessage());
            assertEquals(CpuSet.empty(), shared.reserved());
            assertEquals(List.of(), shared.problems());
            assertEquals(List.of(), factory.bindings());
        }
    }

    @Test
    @DisplayName("closing gives back what is reserved for threads never started")
    void neverStarted() throws Exception {
        final PinnedThreadFactory factory = builder().spec("any").build();
        final Thread late = factory.newThread(() -> {});
        assertNull(factory.bindings().get(0).pin());
        assertEquals(1, reservations.reserved().size());
        factory.close();
        assertEquals(CpuSet.empty(), reservations.reserved());
        assertThrows(IllegalStateException.class, () -> factory.newThread(() -> {}));
        final AtomicReference<Throwable> failure = new AtomicReference<>();
        late.setUncaughtExceptionHandler((thread, e) -> failure.set(e));
        runToEnd(late);
        assertInstanceOf(IllegalStateException.class, failure.get());
    }

    @Test
    @DisplayName(
            "where pinning is not supported, lenient threads run and say so, strict ones are not made")
    void unsupported() throws Exception {
        final AtomicReference<ThreadBinding> heard = new AtomicReference<>();
        final AtomicReference<String> ran = new AtomicReference<>("no");
        final PinnedThreadFactory lenient =
                builder().spec("any").onBinding(heard::set).build(PinnedThreadFactoryTest::refuse);
        runToEnd(lenient.newThread(() -> ran.set("yes")));
        assertEquals("yes", ran.get());
        assertFalse(heard.get().isBound());
        assertEquals("not on this system", heard.get().pin().reason());

        final PinnedThreadFactory strict =
                builder().spec("any").strict().build(PinnedThreadFactoryTest::refuse);
        final PinningException e =
                assertThrows(
                        PinningException.class, () -> strict.newThread(() -> ran.set("strictly")));
        assertEquals(PinResult.Status.UNSUPPORTED, e.result().status());
        assertEquals(List.of(), strict.bindings());
        assertEquals("yes", ran.get());
        assertEquals(CpuSet.empty(), reservations.reserved());
    }

    @Test
    @DisplayName("an executor with a strict factory learns of a refused pin while it has the task")
    void executorKeepsItsTask() throws Exception {
        final AtomicBoolean refusing = new AtomicBoolean(true);
        final PinnedThreadFactory strict =
                builder()
                        .spec("last")
                        .strict()
                        .build(cpus -> refusing.get() ? refuse(cpus) : Pinning.tryPin(cpus));
        final ExecutorService executor = Executors.newFixedThreadPool(1, strict);
        try {
            final AtomicReference<String> ran = new AtomicReference<>("no");
            assertThrows(PinningException.class, () -> executor.execute(() -> ran.set("refused")));
            assertEquals(CpuSet.empty(), reservations.reserved(), "given back");
            refusing.set(false);
            assertEquals(
                    CpuSet.of(allowed.last()),
                    executor.submit(PinnedThreadFactoryTest::mask).get(60, TimeUnit.SECONDS));
            assertEquals("no", ran.get());
        } finally {
            executor.shutdown();
            assertTrue(executor.awaitTermination(60, TimeUnit.SECONDS), "a worker is left");
        }
        awaitNothingReserved();
    }

    @Test
    @DisplayName(
            "what the kernel refuses, and not only the topology, a strict factory does not make")
    void kernelRefuses() {
        final int absent = host.online().last() + 1;
        final Topology larger = new MadeHost(1, 1, 1, absent + 1, 1).topology();
        final PinnedThreadFactory strict =
                builder().topology(larger).spec(String.valueOf(absent)).strict().build();
        Thread.currentThread().interrupt();
        final PinningException e =
                assertThrows(PinningException.class, () -> strict.newThread(() -> {}));
        assertTrue(Thread.interrupted(), "the interrupt is kept");
        assertEquals(PinResult.Status.REFUSED, e.result().status());
        assertTrue(
                e.getMessage().contains("sched_setaffinity failed with EINVAL (22)"),
                e::getMessage);
        assertEquals(CpuSet.empty(), reservations.reserved());
    }

    @Test
    @DisplayName(
            "a pin that is refused only when the thread starts ends it, and gives its CPU back")
    void refusedLater() throws Exception {
        final AtomicBoolean refusing = new AtomicBoolean();
        final PinnedThreadFactory strict =
                builder()
                        .spec("any")
                        .strict()
                        .build(cpus -> refusing.get() ? refuse(cpus) : Pinning.tryPin(cpus));
        final AtomicReference<Throwable> failure = new AtomicReference<>();
        final Thread thread = strict.newThread(() -> failure.set(new AssertionError("it ran")));
        thread.setUncaughtExceptionHandler((it, e) -> failure.set(e));
        refusing.set(true);
        runToEnd(thread);
        assertInstanceOf(PinningException.class, failure.get());
        assertEquals(CpuSet.empty(), reservations.reserved());
    }

    private static Pinning refuse(CpuSet cpus) {
        return Pinning.without(
                new PinResult(
                        PinResult.Status.UNSUPPORTED, cpus, CpuSet.empty(), "not on this system"));
    }

    @Test
    @DisplayName("\"none\" runs unpinned, also in a strict factory, and reserves nothing")
    void none() throws Exception {
        final AtomicReference<ThreadBinding> heard = new AtomicReference<>();
        try (PinnedThreadFactory factory =
                builder().spec("none").strict().onBinding(heard::set).build()) {
            runToEnd(factory.newThread(() -> {}));
        }
        assertEquals(CpuChoice.Status.UNPINNED, heard.get().choice().status());
        assertFalse(heard.get().isBound());
    }
}
