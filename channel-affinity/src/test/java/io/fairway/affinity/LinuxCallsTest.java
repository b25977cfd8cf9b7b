package io.fairway.affinity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Kernels of other sizes, and none. */
class LinuxCallsTest {
    private final Arena memory = Arena.ofAuto();

    @ParameterizedTest
    @CsvSource({"2,1", "300,1", "1024,16", "1025,1", "2000,1", "2,64", "5000,1024", "1048576,1"})
    @DisplayName("masks are as large as the kernel wants them")
    void masks(int processors, int words) {
        final FakeKernel kernel = new FakeKernel(processors, words, memory);
        final LinuxCalls calls = new LinuxCalls(kernel);
        assertEquals(CpuSet.parse("0-" + (processors - 1)), calls.affinity(0));
        final CpuSet ends = CpuSet.of(0, processors - 1);
        assertEquals(0, new LinuxCalls(kernel).setAffinity(0, ends), "without reading it before");
        assertEquals(ends, kernel.mask());
        assertEquals(ends, calls.affinity(0));
    }

    @Test
    @DisplayName("a kernel that takes no mask at all is not asked for ever")
    void noMask() {
        final FakeKernel kernel = new FakeKernel(2, Integer.MAX_VALUE, memory);
        final LinuxCallException e =
                assertThrows(LinuxCallException.class, () -> new LinuxCalls(kernel).affinity(0));
        assertEquals(Errno.EINVAL, e.errno());
        assertEquals(Errno.EINVAL, new LinuxCalls(kernel).setAffinity(0, CpuSet.of(0)));
    }

    @ParameterizedTest
    @ValueSource(ints = {Errno.EPERM, Errno.ENOSYS, Errno.ESRCH, 95})
    @DisplayName("the kernel's error number is handed on")
    void errors(int errno) {
        final FakeKernel kernel = new FakeKernel(2, 1, memory);
        kernel.errors.put("getaffinity", errno);
        final LinuxCalls calls = new LinuxCalls(kernel);
        final LinuxCallException e =
                assertThrows(LinuxCallException.class, () -> calls.affinity(0));
        assertEquals(errno, e.errno());
        assertEquals(errno, calls.setAffinity(0, CpuSet.of(0)));
        kernel.errors.clear();
        kernel.errors.put("setaffinity", errno);
        assertEquals(errno, calls.setAffinity(0, CpuSet.of(0)));
        assertTrue(Errno.name(errno).endsWith(" (" + errno + ")"), Errno.name(errno));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Windows 11|amd64|only Linux is supported, and this is Windows 11",
                "Mac OS X|aarch64|only Linux is supported, and this is Mac OS X",
                "Linux|riscv64|only x86-64 and aarch64 are supported, and this is riscv64",
                "''|''|only Linux is supported, and this is ''"
            })
    @DisplayName("elsewhere there is no kernel, and a reason")
    void elsewhere(String system, String architecture, String reason) {
        final LinuxCalls calls = new LinuxCalls(LinuxKernel.open(system, architecture));
        assertEquals(reason.replace("''", ""), calls.unavailable());
        assertEquals(-Errno.ENOSYS, calls.currentCpu());
        assertEquals(-Errno.ENOSYS, calls.currentNode());
        assertEquals(-Errno.ENOSYS, calls.tid());
        assertEquals(Errno.ENOSYS, calls.setAffinity(0, CpuSet.of(0)));
        assertThrows(LinuxCallException.class, () -> calls.affinity(0));
    }

    @Test
    @DisplayName("the system calls of each architecture have its own numbers")
    void numbers() {
        assertEquals(186, SystemCalls.of("amd64").orElseThrow().gettid());
        assertEquals(178, SystemCalls.of("aarch64").orElseThrow().gettid());
        assertEquals(Optional.empty(), SystemCalls.of("ppc64le"));
    }
}
