package io.fairway.affinity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class CpuReservationsTest {
    private static final int CPUS = 3;
    private static final int THREADS = 4;

    @TempDir private Path directory;

    private static CpuReservations fresh() {
        return new CpuReservations(new ConcurrentHashMap<>(), null);
    }

    private LeaseDirectory leases() {
        return new LeaseDirectory(
                directory, new ProcessTable(Path.of("/")), TimeUnit.SECONDS.toNanos(60));
    }

    @Test
    @DisplayName("a CPU is held once, and a reservation gives back once")
    void once() {
        final CpuReservations reservations = fresh();
        final Reservation first = reservations.tryReserve(3, "first");
        assertTrue(first.held());
        assertEquals(
                "CPU 3 is held by first in this process",
                reservations.tryReserve(3, "second").reason());
        assertEquals(
                List.of(new CpuHolder(3, ProcessHandle.current().pid(), "first")),
                reservations.holders());
        first.close();
        assertFalse(first.held());
        try (Reservation second = reservations.tryReserve(3, "second")) {
            first.close();
            assertEquals(CpuSet.of(3), reservations.reserved(), "closing again takes nothing");
            assertTrue(second.held());
        }
    }

    @Test
    @DisplayName("several CPUs are had all or none")
    void allOrNone() {
        final CpuReservations reservations = fresh();
        try (Reservation one = reservations.tryReserve(5, "one")) {
            final Reservation refused = reservations.tryReserve(CpuSet.parse("3-6"), "four");
            assertFalse(refused.held());
            assertEquals(CpuSet.of(5), refused.conflict());
            assertEquals(one.cpus(), reservations.reserved());
        }
        assertFalse(reservations.tryReserve(CpuSet.empty(), "none").held());
    }

    @Test
    @DisplayName("all objects of a process share what is reserved")
    void oneRegistry() {
        final int cpu = 1_000_000;
        try (Reservation one = CpuReservations.inProcess().tryReserve(cpu, "one")) {
            assertTrue(one.held());
            assertTrue(CpuReservations.inProcess().reserved().contains(cpu));
            assertFalse(CpuReservations.shared(directory).tryReserve(cpu, "two").held());
        }
        assertFalse(CpuReservations.inProcess().reserved().contains(cpu));
    }

    @Test
    @DisplayName("the default directory is that of the system property")
    @EnabledOnOs(value = OS.LINUX, disabledReason = "leases need /proc")
    void property() {
        final int cpu = 1_000_001;
        System.setProperty(CpuReservations.DIRECTORY_PROPERTY, directory.toString());
        try (Reservation one = CpuReservations.shared().tryReserve(cpu, "one")) {
            assertTrue(one.held(), one.reason());
            assertTrue(directory.resolve("cpu-" + cpu + ".lease").toFile().exists());
        } finally {
            System.clearProperty(CpuReservations.DIRECTORY_PROPERTY);
        }
    }

    @Test
    @DisplayName("of many threads, one at a time holds a CPU")
    void threads() throws Exception {
        final CpuReservations reservations = fresh();
        compete(2_000, List.of(reservations, reservations, reservations, reservations));
    }

    @Test
    @DisplayName("so too if only the lease stands between them")
    @EnabledOnOs(value = OS.LINUX, disabledReason = "leases need /proc")
    void threadsByLeaseAlone() throws Exception {
        final List<CpuReservations> each = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            final ConcurrentMap<Integer, String> own = new ConcurrentHashMap<>();
            each.add(new CpuReservations(own, leases()));
        }
        compete(200, each);
        assertEquals(List.of(), each.get(0).problems());
    }

    private static void compete(int rounds, List<CpuReservations> registries) throws Exception {
        final AtomicIntegerArray holders = new AtomicIntegerArray(CPUS);
        final AtomicIntegerArray had = new AtomicIntegerArray(THREADS);
        final List<Callable<Void>> tasks = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            final int thread = i;
            tasks.add(
                    () -> {
                        for (int round = 0; round < rounds; round++) {
                            final int cpu = (round + thread) % CPUS;
                            try (Reservation mine =
                                    registries.get(thread).tryReserve(cpu, "t" + thread)) {
                                if (mine.held()) {
                                    assertEquals(1, holders.incrementAndGet(cpu));
                                    had.incrementAndGet(thread);
                                    holders.decrementAndGet(cpu);
                                }
                            }
                        }
                        return null;
                    });
        }
        final ExecutorService executor = Executors.newFixedThreadPool(THREADS);
        try {
            for (Future<Void> each : executor.invokeAll(tasks, 120, TimeUnit.SECONDS)) {
                each.get();
            }
        } finally {
            executor.shutdownNow();
        }
        for (int i = 0; i < THREADS; i++) {
            assertTrue(had.get(i) > 0, "thread " + i + " never held a CPU");
        }
        assertEquals(CpuSet.empty(), registries.get(0).reserved());
    }
}
