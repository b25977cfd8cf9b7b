package io.fairway.affinity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fairway.affinity.PinResult.Status;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Memory of hosts with several nodes, and of none. */
class MemoryBinderTest {
    private static final int PAGE = FakeKernel.PAGE;

    private final Arena arena = Arena.ofAuto();
    private final FakeKernel kernel = new FakeKernel(2, 1, Arena.ofAuto());
    private final FakeHost host;
    private final MemoryBinder binder;

    MemoryBinderTest(@TempDir Path root) throws IOException {
        host =
                new FakeHost(root)
                        .with("sys/devices/system/node/online", "0-3")
                        .with("sys/devices/system/node/has_memory", "0-2")
                        .with("proc/self/status", "Mems_allowed_list:\t0-1");
        binder = new MemoryBinder(kernel, host.limits());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "4|node 4 is not on this host, which has 0-3",
                "3|node 3 has no memory",
                "2|node 2 is outside the nodes 0-1 that the cpuset of this process allows memory on",
                "-1|-1 is not the number of a node",
                "2147483647|2147483647 is not the number of a node"
            })
    @DisplayName("a node that cannot be used is refused, and the memory is there all the same")
    void refusals(int node, String reason) {
        kernel.errors.put("mbind", Errno.EIO);
        final NumaMemory memory = binder.allocate(arena, PAGE, node, MemoryPolicy.BIND);
        assertEquals(
                new MemoryResult(
                        Status.REFUSED,
                        node,
                        MemoryPolicy.BIND,
                        new MemoryPages(Map.of(0, 1L), 0),
                        reason),
                memory.result());
        assertEquals(PAGE, memory.segment().byteSize());
        assertSame(memory.result(), memory.verify());
        assertThrows(IllegalStateException.class, memory.result()::orThrow);
        assertEquals(reason, binder.firstTouch(node, () -> 1).result().reason());
        assertEquals(List.of(), kernel.policies);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "22|REFUSED|there is no such node",
                "1|REFUSED|a security policy forbids it",
                "12|REFUSED|mbind failed with ENOMEM (12)",
                "38|UNSUPPORTED|this kernel is built without NUMA"
            })
    @DisplayName("an error of the kernel is a refusal with its number")
    void errors(int errno, Status status, String reason) {
        kernel.errors.put("mbind", errno);
        final MemoryResult result = binder.allocate(arena, 1, 1, MemoryPolicy.PREFERRED).result();
        assertEquals(status, result.status());
        assertTrue(result.reason().startsWith(reason), result.reason());
        assertTrue(result.reason().endsWith("(" + errno + ")"), result.reason());
    }

    @Test
    @DisplayName("pages that came from elsewhere are counted, and looked at again")
    void elsewhere() {
        final NumaMemory memory = binder.allocate(arena, 3L * PAGE - 1, 1, MemoryPolicy.PREFERRED);
        assertEquals(new MemoryPages(Map.of(1, 3L), 0), memory.result().pages());
        memory.result().orThrow();
        kernel.nodeOfPage.put(memory.segment().address() + PAGE, 0);
        final MemoryResult result = memory.verify();
        assertEquals(Status.PARTLY, result.status());
        assertEquals(new MemoryPages(Map.of(0, 1L, 1, 2L), 0), result.pages());
        assertTrue(result.reason().contains("has 1 pages elsewhere"), result.reason());
        assertEquals("1 on node 0, 2 on node 1, 0 untouched", result.pages().toString());
        assertEquals(Optional.of(result.pages()), binder.locate(memory.segment()));
        assertEquals(0, memory.nodeOrOther(1), "one page is enough to say");
        assertEquals(1, memory.nodeOrOther(0));
        kernel.nodeOfPage.put(memory.segment().address() + PAGE, 1);
        assertEquals(1, memory.nodeOrOther(1));
        kernel.errors.put("move_pages", Errno.EPERM);
        assertEquals(-1, memory.nodeOrOther(1));
    }

    @Test
    @DisplayName("pages that nobody has written to are counted apart")
    void untouched() {
        final MemorySegment segment = arena.allocate(3L * PAGE, PAGE);
        kernel.nodeOfPage.put(segment.address(), -Errno.ENOENT);
        kernel.nodeOfPage.put(segment.address() + PAGE, -Errno.EFAULT);
        final MemoryResult result = binder.bind(segment, 1, MemoryPolicy.BIND);
        assertEquals(Status.APPLIED, result.status());
        assertEquals(new MemoryPages(Map.of(1, 1L), 2), result.pages());
        assertEquals("2 pages come from the node when they are touched", result.reason());
    }

    @Test
    @DisplayName("what cannot be verified is not called applied")
    void unverified() {
        kernel.errors.put("move_pages", Errno.EPERM);
        final MemoryResult result = binder.allocate(arena, 1, 1, MemoryPolicy.BIND).result();
        assertEquals(Status.PARTLY, result.status());
        assertTrue(result.reason().endsWith("move_pages failed with EPERM (1)"), result.reason());
        assertEquals(Optional.empty(), binder.locate(arena.allocate(1)));
        kernel.errors.clear();
        final MemorySegment segment = arena.allocate(PAGE, PAGE);
        kernel.nodeOfPage.put(segment.address(), -Errno.EBUSY);
        assertEquals(Status.PARTLY, binder.bind(segment, 1, MemoryPolicy.BIND).status());
    }

    @Test
    @DisplayName("memory is given back with its arena, and used by nobody after")
    void arena() {
        final NumaMemory memory;
        try (Arena confined = Arena.ofConfined()) {
            memory = binder.allocate(confined, PAGE, 1, MemoryPolicy.BIND);
            assertEquals(0, kernel.unmapped);
        }
        assertEquals(1, kernel.unmapped);
        assertThrows(IllegalStateException.class, memory::verify);
        assertThrows(
                IllegalStateException.class,
                () -> binder.bind(memory.segment(), 1, MemoryPolicy.BIND));
        final Arena closed = Arena.ofConfined();
        closed.close();
        assertThrows(
                IllegalStateException.class,
                () -> binder.allocate(closed, PAGE, 1, MemoryPolicy.BIND));
        assertEquals(2, kernel.unmapped, "nothing is left mapped");
    }

    @Test
    @DisplayName("a system without memory is told as the JDK tells it")
    void noMemory() {
        kernel.errors.put("mmap", Errno.ENOMEM);
        final OutOfMemoryError e =
                assertThrows(
                        OutOfMemoryError.class,
                        () -> binder.allocate(arena, 1, 1, MemoryPolicy.BIND));
        assertEquals("mmap of 4096 bytes failed with ENOMEM (12)", e.getMessage());
        assertThrows(
                IllegalArgumentException.class,
                () -> binder.allocate(arena, 0, 1, MemoryPolicy.BIND));
    }

    @Test
    @DisplayName("the thread's own policy is restored after the first touch, and after a failure")
    void firstTouch() {
        kernel.policy(3, 0b101);
        final FirstTouch<String> made = binder.firstTouch(1, () -> "ring");
        assertEquals("ring", made.value());
        assertEquals(Status.APPLIED, made.result().status());
        assertEquals(List.of("1:1", "3:0,2"), kernel.policies);
        final RuntimeException failure = new RuntimeException("of the maker");
        assertSame(
                failure,
                assertThrows(
                        RuntimeException.class,
                        () ->
                                binder.firstTouch(
                                        1,
                                        () -> {
                                            throw failure;
                                        })));
        assertEquals(List.of("1:1", "3:0,2", "1:1", "3:0,2"), kernel.policies);
        kernel.policy(0);
        binder.firstTouch(1, () -> 1);
        assertEquals("0:", kernel.policies.getLast());
    }

    @Test
    @DisplayName("a policy that cannot be set or restored is told")
    void firstTouchErrors() {
        kernel.errors.put("get_mempolicy", Errno.EPERM);
        assertEquals(Status.REFUSED, binder.firstTouch(1, () -> 1).result().status());
        kernel.errors.clear();
        kernel.errors.put("set_mempolicy", Errno.ENOSYS);
        assertEquals(Status.UNSUPPORTED, binder.firstTouch(1, () -> 1).result().status());
        kernel.errors.clear();
        final MemoryResult result =
                binder.firstTouch(1, () -> kernel.errors.put("set_mempolicy", Errno.EINVAL))
                        .result();
        assertEquals(Status.PARTLY, result.status());
        assertTrue(result.reason().contains("could not be restored"), result.reason());
        kernel.errors.clear();
        final RuntimeException e =
                assertThrows(
                        RuntimeException.class,
                        () ->
                                binder.firstTouch(
                                        1,
                                        () -> {
                                            kernel.errors.put("set_mempolicy", Errno.EINVAL);
                                            throw new RuntimeException("of the maker");
                                        }));
        assertEquals(1, e.getSuppressed().length);
    }

    @Test
    @DisplayName("on another system the memory is there, and the answer is unsupported")
    void otherSystem() {
        final MemoryBinder mac =
                new MemoryBinder(LinuxKernel.open("Mac OS X", "aarch64"), host.limits());
        final String reason = "only Linux is supported, and this is Mac OS X";
        final NumaMemory memory = mac.allocate(arena, 100, 0, MemoryPolicy.PREFERRED);
        assertEquals(100, memory.segment().byteSize());
        assertEquals(Status.UNSUPPORTED, memory.result().status());
        assertEquals(reason, memory.result().reason());
        assertEquals(reason, mac.bind(memory.segment(), 0, MemoryPolicy.BIND).reason());
        assertEquals(reason, mac.firstTouch(0, () -> 1).result().reason());
        assertEquals(Optional.empty(), mac.locate(memory.segment()));
    }
}
