package io.fairway.verify.guest.inside;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fairway.affinity.AffinityMonitor;
import io.fairway.affinity.AffinityWatch;
import io.fairway.affinity.CpuSet;
import io.fairway.affinity.PinResult;
import io.fairway.affinity.Pinning;
import io.fairway.affinity.ThreadAffinity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Threads go where they are pinned, also to isolated processors and to the other node. */
class PinningChecks {
    private static final Path STATUS = Path.of("/proc/thread-self/status");

    private final Asked asked = new Asked();

    private static CpuSet mask() throws IOException {
        return Files.readAllLines(STATUS).stream()
                .filter(each -> each.startsWith("Cpus_allowed_list:"))
                .map(each -> CpuSet.parse(each.substring(each.indexOf(':') + 1)))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @DisplayName("to each processor, read back from the call, from /proc, and by the report")
    void each() throws IOException {
        final CpuSet before = mask();
        final AffinityMonitor monitor = new AffinityMonitor();
        for (int cpu : asked.cpus().stream().toArray()) {
            try (Pinning pinning = Pinning.pin(cpu);
                    AffinityWatch watch = monitor.watch(pinning.result())) {
                assertEquals(CpuSet.of(cpu), pinning.result().applied());
                assertEquals(CpuSet.of(cpu), mask());
                final ThreadAffinity report = watch.read();
                assertEquals(cpu, report.cpu().optional().orElseThrow());
                assertEquals(asked.nodeOf(cpu), report.node().optional().orElseThrow());
            }
            assertEquals(before, mask());
        }
    }

    @Test
    @DisplayName("to the processors of each node")
    void nodes() throws IOException {
        for (int node = 0; node < asked.nodes(); node++) {
            try (Pinning pinning = Pinning.pin(asked.cpusOf(node))) {
                assertEquals(asked.cpusOf(node), pinning.result().applied());
                assertEquals(asked.cpusOf(node), mask());
                assertEquals(
                        !asked.cpusOf(node).and(asked.isolated()).isEmpty(),
                        pinning.result().reason().contains("isolated"),
                        () -> "a set with isolated ones is warned of: " + pinning.result());
            }
        }
    }

    @Test
    @DisplayName("not to a processor that is not there")
    void absent() throws IOException {
        final int absent = asked.cpus().last() + 1;
        final CpuSet before = mask();
        try (Pinning pinning = Pinning.tryPin(CpuSet.of(absent))) {
            assertFalse(pinning.result().isApplied());
            assertEquals(PinResult.Status.REFUSED, pinning.result().status());
            assertTrue(
                    pinning.result()
                            .reason()
                            .startsWith("processor " + absent + " is not on this host"),
                    pinning.result()::toString);
            assertEquals(before, mask());
        }
    }
}
