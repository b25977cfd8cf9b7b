package io.fairway.verify.guest.inside;

import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fairway.affinity.MemoryPages;
import io.fairway.affinity.MemoryPolicy;
import io.fairway.affinity.MemoryResult;
import io.fairway.affinity.NumaMemory;
import io.fairway.affinity.PinResult;
import io.fairway.affinity.Pinning;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Memory on each of several nodes, compared page by page, and with the kernel's own account. */
class MemoryChecks {
    private static final int PAGE = 4096;
    private static final long PAGES = 1000;

    /** More than the C library ever takes from memory that was used before. */
    private static final int LARGE = 33 << 20;

    private final Asked asked = new Asked();

    @ParameterizedTest
    @EnumSource(MemoryPolicy.class)
    @DisplayName("allocated on each node, whatever node the thread is on")
    void allocated(MemoryPolicy policy) throws IOException {
        for (int cpu : asked.cpus().stream().toArray()) {
            for (int node = 0; node < asked.nodes(); node++) {
                try (Pinning pinning = Pinning.pin(cpu);
                        Arena arena = Arena.ofConfined()) {
                    final NumaMemory memory =
                            NumaMemory.allocate(arena, PAGES * PAGE, node, policy);
                    memory.result().orThrow();
                    assertEquals(
                            new MemoryPages(Map.of(node, PAGES), 0),
                            memory.result().pages(),
                            pinning.result()::toString);
                    final String map = map(memory.segment());
                    assertTrue(map.contains(" N" + node + "=" + PAGES + " "), map);
                }
            }
        }
    }

    @Test
    @DisplayName("touched on one node and bound to another, it moves with what is in it")
    void moved() {
        try (Arena arena = Arena.ofConfined()) {
            final NumaMemory memory = NumaMemory.allocate(arena, PAGES * PAGE, 0);
            final MemorySegment segment = memory.segment();
            for (long i = 0; i < PAGES; i++) {
                segment.set(JAVA_LONG, i * PAGE, i);
            }
            for (int node = asked.nodes() - 1; node >= 0; node--) {
                final MemoryResult result = NumaMemory.bind(segment, node, MemoryPolicy.BIND);
                result.orThrow();
                assertEquals(new MemoryPages(Map.of(node, PAGES), 0), result.pages());
                for (long i = 0; i < PAGES; i++) {
                    assertEquals(i, segment.get(JAVA_LONG, i * PAGE));
                }
                if (node > 0) {
                    assertEquals(PinResult.Status.PARTLY, memory.verify().status());
                }
            }
            assertTrue(memory.verify().isApplied());
        }
    }

    @Test
    @DisplayName("more than a node has comes from the other, and is not called applied")
    void overflowing() {
        final int node = asked.nodes() - 1;
        try (Arena arena = Arena.ofConfined()) {
            final MemoryResult result =
                    NumaMemory.allocate(arena, asked.bytesOf(node), node).result();
            assertEquals(PinResult.Status.PARTLY, result.status(), result::toString);
            assertTrue(result.pages().on(node) > 0, result::toString);
            assertTrue(result.pages().elsewhere(node) > 0, result::toString);
            assertEquals(
                    asked.bytesOf(node) / PAGE,
                    result.pages().on(node) + result.pages().elsewhere(node));
        }
    }

    @Test
    @DisplayName("a node that is not there is refused")
    void absent() {
        try (Arena arena = Arena.ofConfined()) {
            final MemoryResult result = NumaMemory.allocate(arena, PAGE, asked.nodes()).result();
            assertEquals(PinResult.Status.REFUSED, result.status());
            assertTrue(
                    result.reason().startsWith("node " + asked.nodes() + " is not on this host"),
                    result::toString);
        }
    }

    @Test
    @DisplayName("fresh memory touched first under a preference comes from that node")
    void firstTouch() {
        for (int cpu : asked.cpus().stream().toArray()) {
            for (int node = 0; node < asked.nodes(); node++) {
                try (Pinning pinning = Pinning.pin(cpu);
                        Arena arena = Arena.ofConfined()) {
                    final var made = NumaMemory.firstTouch(node, () -> arena.allocate(LARGE));
                    assertTrue(made.result().isApplied(), made.result()::toString);
                    assertOn(node, made.value(), pinning);
                }
            }
        }
    }

    @Test
    @DisplayName("fresh memory touched first by a pinned thread comes from the thread's node")
    void touchedByPinned() {
        for (int cpu : asked.cpus().stream().toArray()) {
            try (Pinning pinning = Pinning.pin(cpu);
                    Arena arena = Arena.ofConfined()) {
                assertOn(asked.nodeOf(cpu), arena.allocate(LARGE), pinning);
            }
        }
    }

    /** The first and the last page may be shared with what the C library has there. */
    private static void assertOn(int node, MemorySegment segment, Pinning pinning) {
        final MemoryPages pages =
                NumaMemory.locate(segment.asSlice(PAGE, segment.byteSize() - 2 * PAGE))
                        .orElseThrow();
        assertTrue(pages.on(node) >= LARGE / PAGE - 2, () -> pages + ", " + pinning.result());
        assertEquals(0, pages.elsewhere(node), () -> pages + ", " + pinning.result());
    }

    /** The kernel's line about the mapping that begins there. */
    private static String map(MemorySegment segment) throws IOException {
        return Files.readAllLines(Path.of("/proc/self/numa_maps")).stream()
                .filter(each -> each.startsWith(Long.toHexString(segment.address()) + " "))
                .findFirst()
                .orElse("");
    }
}
