package io.fairway.affinity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fairway.affinity.PinResult.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Pins threads of this host, and looks with the kernel's own eyes at what became of it. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "threads are pinned on Linux only")
class PinningTest {
    private final CpuSet allowed = Topology.read().allowance().cpus();
    private CpuSet before;

    @BeforeEach
    void lookBefore() throws IOException {
        before = mask();
    }

    @AfterEach
    void lookAfter() throws IOException {
        assertEquals(before, mask(), "the mask that this thread had before the test");
    }

    @Test
    @DisplayName("a thread runs where it is pinned, on each processor, and has its mask back after")
    void eachProcessor() throws IOException {
        for (int cpu : allowed.stream().toArray()) {
            try (Pinning pinning = Pinning.pin(cpu)) {
                final PinResult applied =
                        new PinResult(Status.APPLIED, CpuSet.of(cpu), CpuSet.of(cpu), "");
                assertEquals(applied, pinning.result());
                assertEquals(CpuSet.of(cpu), mask());
                assertEquals(cpu, LinuxCalls.host().currentCpu());
                assertEquals(
                        Topology.read().cpu(cpu).orElseThrow().node(),
                        LinuxCalls.host().currentNode());
                assertEquals(Optional.empty(), pinning.restoration());
            }
            assertEquals(before, mask());
        }
    }

    @Test
    @DisplayName(
            "a processor that does not exist is refused, strictly and leniently, with its name")
    void absentProcessor() throws IOException {
        final int absent = Topology.read().online().last() + 4000;
        final PinningException e = assertThrows(PinningException.class, () -> Pinning.pin(absent));
        assertEquals(Status.REFUSED, e.result().status());
        assertEquals(before, e.result().applied());
        assertTrue(
                e.getMessage().contains("processor " + absent + " is not on this host"),
                e.getMessage());
        assertTrue(e.getMessage().contains("EINVAL (22)"), e.getMessage());
        assertEquals(before, mask());
        try (Pinning pinning = Pinning.tryPin(CpuSet.of(absent))) {
            assertEquals(e.result(), pinning.result());
        }
    }

    @Test
    @DisplayName("of a set, what exists is applied leniently, and nothing strictly")
    void partly() throws IOException {
        final int absent = Topology.read().online().last() + 1;
        final CpuSet here = CpuSet.of(allowed.first());
        final CpuSet both = here.or(CpuSet.of(absent));
        try (Pinning pinning = Pinning.tryPin(both)) {
            assertEquals(Status.PARTLY, pinning.result().status());
            assertEquals(here, pinning.result().applied());
            assertEquals(here, mask());
        }
        assertEquals(before, mask());
        final PinningException e = assertThrows(PinningException.class, () -> Pinning.pin(both));
        assertEquals(Status.REFUSED, e.result().status());
        assertEquals(before, e.result().applied());
        assertEquals(before, mask());
    }

    @Test
    @DisplayName("no processor at all is refused")
    void none() {
        try (Pinning pinning = Pinning.tryPin(CpuSet.empty())) {
            assertEquals(Status.REFUSED, pinning.result().status());
            assertEquals("no processor was asked for", pinning.result().reason());
        }
    }

    @Test
    @DisplayName("pins nest")
    void nested() throws IOException {
        final CpuSet first = CpuSet.of(allowed.first());
        final CpuSet last = CpuSet.of(allowed.last());
        try (Pinning outer = Pinning.pin(first)) {
            try (Pinning inner = Pinning.pin(last)) {
                assertEquals(last, mask());
                assertTrue(inner.result().isApplied());
            }
            assertEquals(first, mask());
            assertTrue(outer.result().isApplied());
        }
    }

    @Test
    @DisplayName("an outer pin that is closed first leaves the inner one in force")
    void closedOutOfOrder() throws IOException {
        final CpuSet first = CpuSet.of(allowed.first());
        final CpuSet last = CpuSet.of(allowed.last());
        final Pinning outer = Pinning.pin(first);
        final Pinning middle = Pinning.pin(last);
        final Pinning inner = Pinning.pin(first);
        middle.close();
        assertEquals(first, mask());
        assertEquals(Optional.empty(), middle.restoration());
        outer.close();
        assertEquals(first, mask());
        inner.close();
        assertEquals(before, mask());
        assertEquals(
                Optional.of(new PinResult(Status.APPLIED, before, before, "")),
                inner.restoration());
    }

    @Test
    @DisplayName("a second close does nothing")
    void closedTwice() throws IOException {
        final Pinning pinning = Pinning.pin(allowed.first());
        pinning.close();
        try (Pinning other = Pinning.pin(allowed.last())) {
            pinning.close();
            assertEquals(other.result().applied(), mask());
        }
    }

    @Test
    @DisplayName("another thread may not close a pin")
    void closedByAnotherThread() throws Exception {
        try (Pinning pinning = Pinning.pin(allowed.first())) {
            final IllegalStateException e =
                    elsewhere(() -> assertThrows(IllegalStateException.class, pinning::close));
            assertTrue(e.getMessage().contains(Thread.currentThread().toString()), e.getMessage());
            assertEquals(CpuSet.of(allowed.first()), mask());
        }
    }

    @Test
    @DisplayName("the pin of a thread that has ended is closed by anyone, to no effect")
    void closedAfterTheEnd() throws Exception {
        final Pinning pinning = elsewhere(() -> Pinning.pin(allowed.first()));
        pinning.close();
        assertEquals(Optional.empty(), pinning.restoration());
    }

    @Test
    @DisplayName("a virtual thread is refused, with the reason, and its carrier is left alone")
    void virtualThread() throws Exception {
        final FutureTask<PinResult> task =
                new FutureTask<>(
                        () -> {
                            try (Pinning pinning = Pinning.tryPin(CpuSet.of(allowed.first()))) {
                                assertEquals(
                                        before,
                                        LinuxCalls.host().affinity(0),
                                        "the carrier's mask");
                                assertThrows(
                                        PinningException.class, () -> Pinning.pin(allowed.first()));
                                return pinning.result();
                            }
                        });
        Thread.ofVirtual().start(task);
        final PinResult result = task.get(1, TimeUnit.MINUTES);
        assertEquals(Status.REFUSED, result.status());
        assertEquals(CpuSet.empty(), result.applied());
        assertTrue(result.reason().startsWith("a virtual thread has no mask"), result.reason());
    }

    @Test
    @DisplayName("a thread that a pinned thread starts inherits the mask")
    void inherited() throws Exception {
        try (Pinning pinning = Pinning.pin(allowed.last())) {
            assertEquals(pinning.result().applied(), elsewhere(PinningTest::mask));
        }
        assertEquals(before, elsewhere(PinningTest::mask));
    }

    @Test
    @DisplayName("the kernel's number of the thread is that of /proc")
    void threadNumber() throws IOException {
        final Path thread = Path.of("/proc/thread-self").toRealPath();
        assertEquals(thread.getFileName().toString(), "" + LinuxCalls.host().tid());
    }

    /** On a thread that has ended when this returns. */
    private static <T> T elsewhere(Callable<T> callable) throws Exception {
        final FutureTask<T> task = new FutureTask<>(callable);
        final Thread thread = new Thread(task);
        thread.start();
        final T result = task.get(1, TimeUnit.MINUTES);
        thread.join(TimeUnit.MINUTES.toMillis(1));
        assertFalse(thread.isAlive());
        return result;
    }

    /** The calling thread's mask, as /proc tells it. */
    private static CpuSet mask() throws IOException {
        return Files.readAllLines(Path.of("/proc/thread-self/status")).stream()
                .filter(line -> line.startsWith("Cpus_allowed_list:"))
                .map(line -> CpuSet.parse(line.substring(line.indexOf(':') + 1)))
                .findFirst()
                .orElseThrow();
    }
}
