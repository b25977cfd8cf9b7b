package io.fairway.affinity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class AffinityReportTest {
    private static final String TASK = "proc/self/task/11";

    private static final PinResult PIN =
            new PinResult(PinResult.Status.APPLIED, CpuSet.of(3), CpuSet.of(3), "");

    @TempDir Path root;

    private final DoctorFixture host = DoctorFixture.good();

    @BeforeEach
    void aThread() throws IOException {
        counters(3, 7, 100, 20, 5_000);
        Files.createSymbolicLink(root.resolve("proc/thread-self"), Path.of("10/task/11"));
    }

    private void counters(int cpu, int migrations, int voluntary, int involuntary, int delay) {
        host.with(
                        TASK + "/status",
                        "Name:\tx\nCpus_allowed:\t8\nCpus_allowed_list:\t3\n"
                                + "voluntary_ctxt_switches:\t"
                                + voluntary
                                + "\nnonvoluntary_ctxt_switches:\t"
                                + involuntary
                                + "\n")
                .with(TASK + "/stat", "11 (a) R 1 (b) R 1" + " 0".repeat(34) + " " + cpu + " 0 0\n")
                .with(
                        TASK + "/sched",
                        "x (11, #threads: 1)\n---\nse.nr_migrations      :      "
                                + migrations
                                + "\nnr_switches : 120\n")
                .with(TASK + "/schedstat", "900 " + delay + " 120\n")
                .writeTo(root);
    }

    @Test
    @DisplayName("the report has what was counted since the thread is watched")
    void differences() {
        final AffinityMonitor monitor = new AffinityMonitor(root);
        try (AffinityWatch watch = monitor.watch(PIN)) {
            counters(2, 9, 150, 21, 25_000);
            final ThreadAffinity thread = watch.read();

            assertEquals(Thread.currentThread().getName(), thread.thread());
            assertEquals(11, thread.tid().value());
            assertEquals(PIN, thread.pin().orElseThrow());
            assertEquals(CpuSet.of(3), thread.mask().value());
            assertEquals(2, thread.cpu().value());
            assertEquals(0, thread.node().value());
            assertEquals(2, thread.migrations().value());
            assertEquals(50, thread.voluntarySwitches().value());
            assertEquals(1, thread.involuntarySwitches().value());
            assertEquals(20_000, thread.runQueueNanos().value());
            assertEquals(List.of(thread.thread()), names(monitor.report()));
        }
    }

    @ParameterizedTest
    @DisplayName("what the kernel does not offer is absent with the reason, and the rest is there")
    @CsvSource({
        "sched, is missing: the kernel is built without it (SCHED_DEBUG), 1",
        "schedstat, is missing: the kernel is built without it (SCHED_INFO), 1",
        "stat, is missing, 2",
        "status, is missing, 3",
    })
    void missing(String file, String reason, int absent) throws IOException {
        Files.delete(root.resolve(TASK + "/" + file));
        final AffinityMonitor monitor = new AffinityMonitor(root);
        try (AffinityWatch watch = monitor.watch(PIN)) {
            final List<Reading<?>> readings = readings(watch.read());
            assertEquals(absent, readings.stream().filter(each -> each.value() == null).count());
            for (Reading<?> each : readings) {
                assertTrue(
                        each.value() != null
                                || each.reason().equals(TASK + "/" + file + ": " + reason),
                        each::reason);
            }
            assertTrue(monitor.report().toString().contains(reason), monitor.report()::toString);
        }
    }

    @ParameterizedTest
    @DisplayName("what cannot be understood is absent, and never zero")
    @CsvSource({
        "schedstat, 0 0 0", "schedstat, -1 0 1", "schedstat, 1 2", "sched, nr_migrations : x",
        "stat, 11 (a) R 1 2 3", "stat, x", "status, Cpus_allowed_list: 3-1", "status, x",
    })
    void garbage(String file, String text) {
        host.with(TASK + "/" + file, text).writeTo(root);
        final AffinityMonitor monitor = new AffinityMonitor(root);
        try (AffinityWatch watch = monitor.watch(PIN)) {
            final List<Reading<?>> absent =
                    readings(watch.read()).stream().filter(each -> each.value() == null).toList();
            assertFalse(absent.isEmpty());
            for (Reading<?> each : absent) {
                assertTrue(each.reason().startsWith(TASK + "/" + file + ": "), each::reason);
            }
        }
    }

    @Test
    @DisplayName("a host without /proc has none of it, with the reason")
    void noProc() throws IOException {
        Files.delete(root.resolve("proc/thread-self"));
        final AffinityMonitor monitor = new AffinityMonitor(root);
        try (AffinityWatch watch = monitor.watch()) {
            for (Reading<?> each : readings(watch.read())) {
                assertNull(each.value());
                assertEquals(
                        "proc/thread-self: cannot be read: no Linux, or no /proc", each.reason());
            }
        }
    }

    @Test
    @DisplayName("a virtual thread has none of it, with the reason")
    void virtualThread() throws Exception {
        final AffinityMonitor monitor = new AffinityMonitor();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            final Callable<ThreadAffinity> task =
                    () -> {
                        try (AffinityWatch watch = monitor.watch()) {
                            return watch.read();
                        }
                    };
            for (Reading<?> each : readings(threads.submit(task).get(30, TimeUnit.SECONDS))) {
                assertNull(each.value());
                assertTrue(each.reason().endsWith("is virtual, and unknown to the kernel"));
            }
        }
    }

    @Test
    @DisplayName("this kernel counts the parks and the moves of a thread")
    void thisKernel() {
        final CpuSet cpus = Topology.read().allowance().cpus();
        final AffinityMonitor monitor = new AffinityMonitor();
        final ThreadAffinity thread;
        try (Pinning outer = Pinning.pin(cpus.first());
                AffinityWatch watch = monitor.watch(outer.result())) {
            assertEquals(cpus.first(), watch.read().cpu().value());
            for (int i = 0; i < 20; i++) {
                // Shorter ones may be over before the thread has left its processor.
                LockSupport.parkNanos(1_000_000);
            }
            try (Pinning inner = Pinning.pin(cpus.last())) {
                assertEquals(inner.result().applied(), watch.read().mask().value());
                thread = watch.read();
            }
        }
        System.out.print(monitor.report());
        assertEquals(cpus.last(), thread.cpu().value());
        assertNotEquals(null, thread.node().value());
        assertTrue(thread.voluntarySwitches().value() >= 20, thread::toString);
        if (cpus.size() > 1) {
            assertTrue(thread.migrations().value() >= 1, thread::toString);
        }
    }

    @Test
    @DisplayName("two busy threads on a processor are seen to wait for it")
    void sharedProcessor() throws Exception {
        final int cpu = Topology.read().allowance().cpus().last();
        final AffinityMonitor monitor = new AffinityMonitor();
        final Callable<Void> busy =
                () -> {
                    try (Pinning pinning = Pinning.pin(cpu);
                            AffinityWatch watch = monitor.watch(pinning.result())) {
                        final long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
                        while (watch.read().involuntarySwitches().value() < 5) {
                            assertTrue(System.nanoTime() < end, () -> watch.read().toString());
                        }
                    }
                    return null;
                };
        onThreads(busy, busy);
        System.out.print(monitor.report());
        for (ThreadAffinity each : monitor.report().threads()) {
            assertTrue(each.runQueueNanos().value() > 0, each::toString);
            assertEquals(0, each.migrations().value(), each::toString);
        }
    }

    @Test
    @DisplayName("what was seen is kept when the thread has closed its watch and ended")
    void keptAfterTheEnd() throws Exception {
        final AffinityMonitor monitor = new AffinityMonitor();
        onThreads(
                () -> {
                    try (AffinityWatch watch = monitor.watch()) {
                        return watch.read();
                    }
                });
        final AffinityReport report = monitor.report();
        assertNotEquals(null, report.threads().get(0).cpu().value());
        assertEquals(report, monitor.report());
    }

    @Test
    @DisplayName("of a thread that ended without closing its watch nothing is made up")
    void endedWithoutClosing() throws Exception {
        final AffinityMonitor monitor = new AffinityMonitor();
        onThreads(monitor::watch);
        for (Reading<?> each : readings(monitor.report().threads().get(0))) {
            assertNull(each.value());
            assertEquals("the thread ended before its watch was closed", each.reason());
        }
    }

    @Test
    @DisplayName("only the watched thread closes its watch")
    void closedByAnother() throws Exception {
        final CountDownLatch end = new CountDownLatch(1);
        final AffinityMonitor monitor = new AffinityMonitor(root);
        try (AffinityWatch watch = monitor.watch()) {
            onThreads(
                    () -> {
                        assertThrows(IllegalStateException.class, watch::close);
                        end.countDown();
                        return null;
                    });
        }
        assertEquals(0, end.getCount());
    }

    @Test
    @DisplayName("the table has a row for each thread, and below it why a pin was refused")
    void table() {
        final AffinityMonitor monitor = new AffinityMonitor(root);
        final PinResult refused =
                new PinResult(
                        PinResult.Status.REFUSED, CpuSet.of(9), CpuSet.of(0, 1), "no such CPU");
        try (AffinityWatch watch = monitor.watch(refused)) {
            counters(3, 7, 101, 20, 6_500);
            final String name = watch.read().thread();
            final List<String> lines = monitor.report().toString().lines().toList();
            assertEquals(3, lines.size());
            assertEquals(
                    List.of(name, "9", "3", "3", "0", "0", "1", "0", "1.5"),
                    List.of(lines.get(1).split(" {2,}| (?=\\d)")));
            assertEquals(name + ": " + refused, lines.get(2));
        }
    }

    private static List<Reading<?>> readings(ThreadAffinity thread) {
        return List.of(
                thread.mask(),
                thread.cpu(),
                thread.node(),
                thread.migrations(),
                thread.voluntarySwitches(),
                thread.involuntarySwitches(),
                thread.runQueueNanos());
    }

    private static List<String> names(AffinityReport report) {
        return report.threads().stream().map(ThreadAffinity::thread).toList();
    }

    /** Runs these at once, each on a thread that has ended afterwards; fails if one does. */
    private static void onThreads(Callable<?>... tasks) throws Exception {
        final List<FutureTask<?>> futures =
                List.of(tasks).stream().<FutureTask<?>>map(FutureTask::new).toList();
        final List<Thread> threads = futures.stream().map(Thread::new).toList();
        threads.forEach(each -> each.setDaemon(true));
        threads.forEach(Thread::start);
        for (FutureTask<?> each : futures) {
            try {
                each.get(40, TimeUnit.SECONDS);
            } catch (ExecutionException e) {
                throw new AssertionError("a thread failed", e.getCause());
            }
        }
        for (Thread each : threads) {
            each.join(TimeUnit.SECONDS.toMillis(10));
            assertFalse(each.isAlive());
        }
    }
}
