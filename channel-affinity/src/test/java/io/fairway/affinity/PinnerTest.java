package io.fairway.affinity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fairway.affinity.PinResult.Status;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pins on hosts that there are not, and the words for what they refuse. */
class PinnerTest {
    private static final CpuSet ALL = CpuSet.parse("0-7");

    private final FakeKernel kernel = new FakeKernel(8, 1, Arena.ofAuto());
    private final FakeHost host;
    private final Pinner pinner;

    PinnerTest(@TempDir Path root) {
        host = new FakeHost(root);
        pinner = new Pinner(new LinuxCalls(kernel), host.limits());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "8|processor 8 is not on this host, which has 0-5",
                "6-7|processors 6-7 are offline",
                "4|processor 4 is outside the cpuset 0-3 of the cgroup sys/fs/cgroup/box",
                "4-6,9|processor 9 is not on this host, which has 0-5; processor 6 is offline;"
                        + " processors 4-5 are outside the cpuset 0-3 of the cgroup"
                        + " sys/fs/cgroup/box"
            })
    @DisplayName("a refusal says which processors cannot be used, and why")
    void refusals(String cpus, String reason) throws IOException {
        host.processors("0-7", "0-5").cpuset("0-3", "member");
        kernel.allow(CpuSet.parse("0-3"));
        final PinResult result = pinner.pin(CpuSet.parse(cpus), false).result();
        assertEquals(Status.REFUSED, result.status());
        assertEquals(CpuSet.parse("0-3"), result.applied());
        assertEquals(reason + "; sched_setaffinity failed with EINVAL (22)", result.reason());
    }

    @Test
    @DisplayName(
            "of a set the cpuset leaves a part, leniently; strictly that is undone and refused")
    void partly() throws IOException {
        host.processors("0-7", "0-7").cpuset("0-3", "member");
        kernel.allow(CpuSet.parse("0-3"));
        final CpuSet wanted = CpuSet.parse("2-5");
        final String why =
                "processors 4-5 are outside the cpuset 0-3 of the cgroup" + " sys/fs/cgroup/box";
        final PinResult strict = pinner.pin(wanted, true).result();
        assertEquals(
                new PinResult(
                        Status.REFUSED,
                        wanted,
                        CpuSet.parse("0-3"),
                        "only [2-3] could be applied, and was undone: " + why),
                strict);
        assertEquals(CpuSet.parse("0-3"), kernel.mask());
        try (Pinning pinning = pinner.pin(wanted, false)) {
            assertEquals(
                    new PinResult(Status.PARTLY, wanted, CpuSet.parse("2-3"), why),
                    pinning.result());
        }
        assertEquals(CpuSet.parse("0-3"), kernel.mask());
    }

    @Test
    @DisplayName("a set with isolated processors is applied with a warning, a single one without")
    void isolated() throws IOException {
        host.processors("0-7", "0-7").with("sys/devices/system/cpu/isolated", "4-7");
        try (Pinning pinning = pinner.pin(CpuSet.parse("3-5"), true)) {
            assertEquals(Status.APPLIED, pinning.result().status());
            assertTrue(
                    pinning.result().reason().startsWith("processors 4-5 are isolated:"),
                    pinning.result().reason());
        }
        for (String each : new String[] {"5", "0-3"}) {
            try (Pinning pinning = pinner.pin(CpuSet.parse(each), true)) {
                assertEquals("", pinning.result().reason());
            }
        }
    }

    @Test
    @DisplayName("the processors of an isolated partition are isolated as well")
    void isolatedPartition() throws IOException {
        host.processors("0-7", "0-7").cpuset("2-3", "isolated");
        kernel.allow(CpuSet.parse("2-3"));
        try (Pinning pinning = pinner.pin(CpuSet.parse("2-3"), true)) {
            assertTrue(
                    pinning.result().reason().startsWith("processors 2-3 are isolated:"),
                    pinning.result().reason());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "getaffinity|1|REFUSED|a security policy",
                "setaffinity|1|REFUSED|a security policy",
                "setaffinity|22|REFUSED|sched_setaffinity failed with EINVAL (22)",
                "setaffinity|3|REFUSED|sched_setaffinity failed with ESRCH (3)",
                "getaffinity|38|UNSUPPORTED|this kernel has no such call",
                "setaffinity|38|UNSUPPORTED|this kernel has no such call"
            })
    @DisplayName("an error of the kernel is a refusal with its number, on a host without files too")
    void errors(String call, int errno, Status status, String reason) {
        kernel.errors.put(call, errno);
        final PinResult result = pinner.pin(CpuSet.of(1), false).result();
        assertEquals(status, result.status());
        assertTrue(result.reason().startsWith(reason), result.reason());
        assertTrue(result.reason().endsWith("(" + errno + ")"), result.reason());
        assertEquals(call.startsWith("get") ? CpuSet.empty() : ALL, result.applied());
        final PinningException e =
                assertThrows(
                        PinningException.class,
                        () -> Pinning.strictly(pinner.pin(CpuSet.of(1), true)));
        assertEquals(result, e.result());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @DisplayName("a former mask that has become unusable is told: thrown by a strict pin")
    void restoration(boolean strict) throws IOException {
        host.processors("0-7", "0-7").cpuset("1-2", "member");
        final Pinning pinning = pinner.pin(CpuSet.of(1), strict);
        kernel.allow(CpuSet.parse("1-2"));
        if (strict) {
            assertThrows(PinningException.class, pinning::close);
        } else {
            pinning.close();
        }
        final PinResult restored = pinning.restoration().orElseThrow();
        assertEquals(Status.PARTLY, restored.status());
        assertEquals(ALL, restored.requested());
        assertEquals(CpuSet.parse("1-2"), restored.applied());
        assertEquals(kernel.mask(), restored.applied());
        pinning.close();
    }

    @Test
    @DisplayName("on another system the answer is unsupported, with the reason")
    void otherSystem() {
        final Pinner windows =
                new Pinner(new LinuxCalls(LinuxKernel.open("Windows 11", "amd64")), host.limits());
        try (Pinning pinning = windows.pin(CpuSet.of(0), false)) {
            assertEquals(
                    new PinResult(
                            Status.UNSUPPORTED,
                            CpuSet.of(0),
                            CpuSet.empty(),
                            "only Linux is supported, and this is Windows 11"),
                    pinning.result());
        }
        assertThrows(
                PinningException.class, () -> Pinning.strictly(windows.pin(CpuSet.of(0), true)));
    }
}
