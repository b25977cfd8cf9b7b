package io.fairway.affinity;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fairway.affinity.PinResult.Status;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Memory of this host, compared with what the kernel says of it in numa_maps. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "memory is bound on Linux only")
class NumaMemoryTest {
    private static final Path MAPS = Path.of("/proc/self/numa_maps");
    private static final int PAGES = 5000;

    private final Topology topology = Topology.read();

    NumaMemoryTest() {
        final boolean numa = !topology.nodes().isEmpty() && Files.exists(MAPS);
        if (!numa) {
            System.out.println("skipped: this kernel tells nothing of NUMA nodes");
        }
        Assumptions.assumeTrue(numa, "this kernel tells nothing of NUMA nodes");
    }

    @ParameterizedTest
    @EnumSource(MemoryPolicy.class)
    @DisplayName("allocated memory lies on its node, page by page, by the kernel's own account")
    void allocated(MemoryPolicy policy) throws IOException {
        final int page = LinuxCalls.host().kernel().pageSize();
        final String name = policy == MemoryPolicy.BIND ? "bind:" : "prefer:";
        for (NumaNode node : topology.nodes()) {
            final long address;
            try (Arena arena = Arena.ofShared()) {
                final long bytes = (long) PAGES * page - 1;
                final NumaMemory memory = NumaMemory.allocate(arena, bytes, node.id(), policy);
                assertEquals(
                        new MemoryResult(
                                Status.APPLIED,
                                node.id(),
                                policy,
                                new MemoryPages(Map.of(node.id(), (long) PAGES), 0),
                                ""),
                        memory.result());
                assertEquals(bytes, memory.segment().byteSize());
                assertEquals(
                        -1,
                        memory.segment().mismatch(MemorySegment.ofArray(new byte[(int) bytes])));
                address = memory.segment().address();
                assertEquals(0, address % page);
                final String map = map(address);
                assertTrue(map.contains(" " + name + node.id() + " "), map);
                assertTrue(map.contains(" N" + node.id() + "=" + PAGES + " "), map);
                memory.segment().set(JAVA_BYTE, bytes - 1, (byte) 1);
                assertEquals(memory.result(), memory.verify());
            }
            assertEquals("", map(address), "given back with the arena");
        }
    }

    @Test
    @DisplayName("a node that does not exist is refused before the kernel refuses it, and by it")
    void absentNode() {
        final int absent = topology.nodes().getLast().id() + 1;
        try (Arena arena = Arena.ofConfined()) {
            for (MemoryPolicy policy : MemoryPolicy.values()) {
                final MemoryResult result = NumaMemory.allocate(arena, 1, absent, policy).result();
                assertEquals(Status.REFUSED, result.status());
                assertTrue(
                        result.reason().startsWith("node " + absent + " is not on this host"),
                        result.reason());
                final MemoryBinder blind =
                        new MemoryBinder(
                                LinuxCalls.host().kernel(),
                                new HostLimits(Path.of("/nonexistent")));
                final MemoryResult asked = blind.allocate(arena, 1, absent, policy).result();
                assertEquals(Status.REFUSED, asked.status());
                assertTrue(
                        asked.reason().endsWith("mbind failed with EINVAL (22)"), asked.reason());
                assertEquals(
                        "set_mempolicy failed with EINVAL (22)",
                        blind.firstTouch(absent, () -> 1).result().reason().replaceAll(".*; ", ""));
            }
        }
    }

    @Test
    @DisplayName("memory of the C library is bound, and its untouched pages come from the node")
    void bound() {
        final int node = topology.nodes().getFirst().id();
        final Kernel kernel = LinuxCalls.host().kernel();
        final int page = kernel.pageSize();
        try (Arena arena = Arena.ofConfined()) {
            final MemorySegment touched = arena.allocate(10L * page, page);
            final MemoryResult result = NumaMemory.bind(touched, node, MemoryPolicy.PREFERRED);
            assertEquals(new MemoryPages(Map.of(node, 10L), 0), result.pages());
            result.orThrow();
            assertEquals(
                    "the memory does not begin with a page of " + page + " bytes",
                    NumaMemory.bind(touched.asSlice(8), node, MemoryPolicy.BIND).reason());
            assertEquals(
                    "no memory was given",
                    NumaMemory.bind(touched.asSlice(0, 0), node, MemoryPolicy.BIND).reason());
            assertEquals(
                    new MemoryPages(Map.of(node, 2L), 0),
                    NumaMemory.locate(touched.asSlice(page - 1, 2)).orElseThrow());
        }
        assertEquals(
                "the collector moves memory on the heap",
                NumaMemory.bind(MemorySegment.ofArray(new byte[1]), node, MemoryPolicy.BIND)
                        .reason());
        final long address = kernel.map(3L * page);
        assertTrue(address > 0);
        try {
            final MemorySegment fresh = reach(address, 3L * page);
            assertEquals(new MemoryPages(Map.of(), 3), NumaMemory.locate(fresh).orElseThrow());
            fresh.set(JAVA_BYTE, page, (byte) 1);
            final MemoryResult result = NumaMemory.bind(fresh, node, MemoryPolicy.BIND);
            assertEquals(Status.APPLIED, result.status());
            assertEquals(new MemoryPages(Map.of(node, 1L), 2), result.pages());
            fresh.fill((byte) 1);
            assertEquals(
                    new MemoryPages(Map.of(node, 3L), 0), NumaMemory.locate(fresh).orElseThrow());
        } finally {
            assertEquals(0, kernel.unmap(address, 3L * page));
        }
    }

    @Test
    @DisplayName("the policy is in force during the first touch only")
    void firstTouch() throws Exception {
        final int node = topology.nodes().getFirst().id();
        final String before = policy();
        final FirstTouch<String> made = NumaMemory.firstTouch(node, NumaMemoryTest::policy);
        assertEquals(Status.APPLIED, made.result().status());
        assertEquals("1:" + node, made.value());
        assertEquals(before, policy());
        final MemoryResult nested =
                NumaMemory.firstTouch(
                        node,
                        () -> {
                            assertTrue(NumaMemory.firstTouch(node, () -> {}).isApplied());
                            assertEquals("1:" + node, policy());
                        });
        assertTrue(nested.isApplied());
        assertEquals(before, policy());
    }

    @Test
    @DisplayName("a virtual thread is refused, and what it wants is made all the same")
    void virtualThread() throws Exception {
        final FutureTask<FirstTouch<String>> task =
                new FutureTask<>(() -> NumaMemory.firstTouch(0, NumaMemoryTest::policy));
        Thread.ofVirtual().start(task);
        final FirstTouch<String> made = task.get(1, TimeUnit.MINUTES);
        assertEquals(Status.REFUSED, made.result().status());
        assertTrue(
                made.result().reason().startsWith("a virtual thread has no memory policy"),
                made.result().reason());
        assertEquals("0:", made.value());
    }

    @SuppressWarnings("restricted")
    private static MemorySegment reach(long address, long bytes) {
        return MemorySegment.ofAddress(address).reinterpret(bytes);
    }

    /** The calling thread's memory policy. */
    private static String policy() {
        final int[] mode = new int[1];
        final long[] nodes = new long[16];
        assertEquals(0, LinuxCalls.host().kernel().memoryPolicy(mode, nodes));
        return mode[0] + ":" + CpuSet.of(BitSet.valueOf(nodes));
    }

    /** The kernel's line about the mapping that begins there, or nothing. */
    private static String map(long address) throws IOException {
        return Files.readAllLines(MAPS).stream()
                .filter(line -> line.startsWith(Long.toHexString(address) + " "))
                .findFirst()
                .orElse("");
    }
}
