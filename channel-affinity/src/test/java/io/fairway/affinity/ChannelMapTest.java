package io.fairway.affinity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

// A registration is held for its effect: nothing asks it anything.
@SuppressWarnings("try")
class ChannelMapTest {
    /** Two packages of a node of an L3 group of two cores of one thread: 4 processors. */
    private final Topology host = new MadeHost(2, 1, 1, 2, 1).topology();

    @TempDir private Path root;

    private ChannelMap.Builder declared() {
        return ChannelMap.builder()
                .channel("ticks")
                .producer("last")
                .consumer("node1:any")
                .node(1)
                .channel("orders")
                .consumer("0");
    }

    /** Has {@code /proc} say that the calling thread is a thread of this number, mask and CPU. */
    private void threadIs(int tid, String mask, int cpu) throws IOException {
        final Path proc = root.resolve("proc");
        final Path task = proc.resolve("self/task/" + tid);
        Files.createDirectories(task);
        Files.writeString(task.resolve("status"), "Name:\tx\nCpus_allowed_list:\t" + mask + "\n");
        Files.writeString(
                task.resolve("stat"), tid + " (a) b) S" + " 0".repeat(35) + " " + cpu + " 0 0\n");
        Files.deleteIfExists(proc.resolve("thread-self"));
        Files.createSymbolicLink(proc.resolve("thread-self"), Path.of("9/task/" + tid));
    }

    private ChannelMap made() {
        return declared().build(new ThreadFiles(root));
    }

    private static ChannelMapCheck row(ChannelMapReport report, String channel, String role) {
        final List<ChannelMapCheck> rows =
                report.rows().stream()
                        .filter(it -> it.channel().equals(channel) && it.role().equals(role))
                        .toList();
        assertEquals(1, rows.size(), report.toString());
        return rows.get(0);
    }

    private static void assertFault(String reason, ChannelMapCheck row) {
        assertFalse(row.ok(), row.toString());
        assertEquals(reason, row.reason());
    }

    @Test
    @DisplayName("prints as a table, and is plain data")
    void table() {
        final ChannelMap map = declared().build();
        assertEquals(
                """
                channel  producer  consumer   node
                ticks    last      node1:any  1
                orders   none      0
                """,
                map.toString());
        assertEquals(
                List.of(
                        new ChannelMapEntry("ticks", "last", "node1:any", 1),
                        new ChannelMapEntry("orders", "none", "0", -1)),
                map.entries());
        assertEquals(CpuSpec.parse("0"), map.spec("orders", ChannelRole.CONSUMER));
    }

    @Test
    @DisplayName("refuses what makes no sense")
    void refuses() {
        final ChannelMap map = declared().build();
        assertThrows(IllegalStateException.class, () -> ChannelMap.builder().producer("any"));
        assertThrows(IllegalArgumentException.class, () -> declared().channel("ticks"));
        assertThrows(IllegalArgumentException.class, () -> declared().node(-1));
        assertThrows(CpuSpecException.class, () -> declared().producer("lats"));
        assertEquals(
                "channel: \"tick\" (must be one of [ticks, orders])",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> map.register("tick", ChannelRole.PRODUCER))
                        .getMessage());
        assertThrows(IllegalArgumentException.class, () -> map.ring("tick", () -> 0));
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "memory is bound on Linux only")
    @DisplayName("memory allocated for a channel is on its node, and looked at in each check")
    void allocates() {
        final Topology here = Topology.read();
        assumeTrue(!here.nodes().isEmpty(), "this kernel tells nothing of NUMA nodes");
        final int node = here.nodes().get(0).id();
        final int absent = here.nodes().getLast().id() + 1;
        final ChannelMap map =
                ChannelMap.builder()
                        .channel("ticks")
                        .node(node)
                        .channel("orders")
                        .node(absent)
                        .channel("quotes")
                        .build();
        try (Arena arena = Arena.ofConfined()) {
            final NumaMemory memory = map.allocate("ticks", arena, 100_000);
            assertEquals(node, memory.result().node());
            assertEquals(100_000, memory.segment().byteSize());
            assertTrue(memory.segment().asByteBuffer().isDirect(), "for rings in a buffer");
            memory.result().orThrow();
            assertTrue(row(map.check(), "ticks", "ring").ok(), map.check()::toString);
            assertEquals(
                    PinResult.Status.REFUSED, map.allocate("orders", arena, 1).result().status());
            final ChannelMapCheck elsewhere = row(map.check(), "orders", "ring");
            assertFault("the ring lies on node " + elsewhere.node(), elsewhere);
            assertEquals(
                    "channel: \"quotes\" (has no node declared)",
                    assertThrows(
                                    IllegalArgumentException.class,
                                    () -> map.allocate("quotes", arena, 1))
                            .getMessage());
        }
        assertFault("it cannot be told where the ring lies", row(map.check(), "ticks", "ring"));
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "memory is bound on Linux only")
    @DisplayName("what is made for a channel on the heap is made while its node is preferred")
    void firstTouch() {
        final Topology here = Topology.read();
        assumeTrue(!here.nodes().isEmpty(), "this kernel tells nothing of NUMA nodes");
        final int node = here.nodes().get(0).id();
        final ChannelMap map =
                ChannelMap.builder().channel("ticks").node(node).channel("orders").build();
        final int[] mode = new int[1];
        final FirstTouch<String> made =
                map.firstTouch(
                        "ticks",
                        () -> {
                            LinuxCalls.host().kernel().memoryPolicy(mode, new long[16]);
                            return "made";
                        });
        assertEquals("made", made.value());
        assertTrue(made.result().isApplied(), made.result()::toString);
        assertEquals(node, made.result().node());
        assertEquals(MemoryPolicy.PREFERRED.mode(), mode[0]);
        assertFault("nothing tells where the ring lies", row(map.check(), "ticks", "ring"));
        assertThrows(IllegalArgumentException.class, () -> map.firstTouch("orders", () -> ""));
    }

    @Test
    @DisplayName("ends without a thread, and rings that nobody tells of, are not ok")
    void nobody() {
        final ChannelMapReport report = made().check(host);
        assertFault("no thread has registered", row(report, "ticks", "producer"));
        assertFault("nothing tells where the ring lies", row(report, "ticks", "ring"));
        assertTrue(row(report, "orders", "producer").ok(), "declared to run anywhere");
        assertFalse(report.allOk());
    }

    @Test
    @DisplayName("what is as declared is ok, until it is not")
    void checks() throws IOException {
        final ChannelMap map = made();
        threadIs(100, "3", 3);
        try (var producer = map.register("ticks", ChannelRole.PRODUCER)) {
            ChannelMapCheck row = row(map.check(host), "ticks", "producer");
            assertEquals(
                    new ChannelMapCheck(
                            "ticks",
                            "producer",
                            Thread.currentThread().getName(),
                            "last",
                            "3",
                            "3",
                            3,
                            1,
                            true,
                            "pinned as declared"),
                    row);
            threadIs(100, "0-3", 2);
            row = row(map.check(host), "ticks", "producer");
            assertFault("expected CPU 3, but it may run on CPUs 0-3", row);
            assertEquals(2, row.cpu());
            Files.delete(root.resolve("proc/self/task/100/stat"));
            assertFault(
                    "this host does not tell where threads run",
                    row(map.check(host), "ticks", "producer"));
        }
        assertFault("no thread has registered", row(map.check(host), "ticks", "producer"));
    }

    @Test
    @DisplayName("a thread that may run on several fitting CPUs is not pinned to one")
    void several() throws IOException {
        final ChannelMap map = made();
        threadIs(100, "2-3", 2);
        try (var consumer = map.register("ticks", ChannelRole.CONSUMER)) {
            assertFault(
                    "it is not pinned to one CPU, but may run on CPUs 2-3",
                    row(map.check(host), "ticks", "consumer"));
        }
    }

    @Test
    @DisplayName("two threads on one CPU are not ok where another would fit")
    void sameCpu() throws Exception {
        final ChannelMap map = made();
        threadIs(100, "3", 3);
        try (var producer = map.register("ticks", ChannelRole.PRODUCER)) {
            threadIs(101, "3", 3);
            final CountDownLatch done = new CountDownLatch(1);
            final CountDownLatch registered = new CountDownLatch(1);
            final Thread other =
                    new Thread(
                            () -> {
                                try (var consumer = map.register("ticks", ChannelRole.CONSUMER)) {
                                    registered.countDown();
                                    done.await();
                                } catch (InterruptedException e) {
                                    Thread.currentThread().interrupt();
                                }
                            });
            other.start();
            try {
                assertTrue(registered.await(60, TimeUnit.SECONDS));
                final ChannelMapReport report = map.check(host);
                assertFault(
                        "CPU 3 is also that of ticks producer", row(report, "ticks", "consumer"));
                assertTrue(report.toString().contains("NOT OK: CPU 3 is also"), report.toString());
            } finally {
                done.countDown();
                other.join(60_000);
            }
        }
    }

    @Test
    @DisplayName("a ring is where it is said to be, or not")
    void rings() {
        final ChannelMap map = made();
        map.ring("ticks", () -> 1);
        assertTrue(row(map.check(host), "ticks", "ring").ok());
        map.ring("ticks", () -> 0);
        assertFault("the ring lies on node 0", row(map.check(host), "ticks", "ring"));
        map.ring("ticks", () -> -2);
        assertFault("it cannot be told where the ring lies", row(map.check(host), "ticks", "ring"));
    }

    @Test
    @DisplayName("a virtual thread is not ok")
    void virtual() throws Exception {
        final ChannelMap map = made();
        threadIs(100, "3", 3);
        final var reports = new ConcurrentHashMap<String, ChannelMapReport>();
        final Thread thread =
                Thread.startVirtualThread(
                        () -> {
                            map.register("ticks", ChannelRole.PRODUCER);
                            reports.put("report", map.check(host));
                        });
        assertTrue(thread.join(Duration.ofSeconds(60)));
        assertFault(
                "a virtual thread runs on whatever carrier takes it, and cannot be pinned",
                row(reports.get("report"), "ticks", "producer"));
        assertFault("the thread has ended", rowAfterEnd(map));
    }

    private ChannelMapCheck rowAfterEnd(ChannelMap map) throws IOException {
        // Platform threads that ended while registered; a virtual one is told apart before that.
        final Thread ended = new Thread(() -> map.register("orders", ChannelRole.CONSUMER));
        ended.start();
        try {
            ended.join(60_000);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        return row(map.check(host), "orders", "consumer");
    }

    @Test
    @DisplayName("threads of this host that a factory pins are found where they are declared")
    @EnabledOnOs(value = OS.LINUX, disabledReason = "threads are pinned on Linux only")
    void thisHost() throws Exception {
        final Topology topology = Topology.read();
        final ChannelMap map =
                ChannelMap.builder().channel("ticks").producer("last").consumer("first").build();
        final CountDownLatch registered = new CountDownLatch(1);
        final CountDownLatch done = new CountDownLatch(1);
        try (PinnedThreadFactory factory =
                PinnedThreadFactory.builder("ticks-producer")
                        .topology(topology)
                        .reservations(new CpuReservations(new ConcurrentHashMap<>(), null))
                        .spec(map.spec("ticks", ChannelRole.PRODUCER))
                        .strict()
                        .build()) {
            final Thread thread =
                    factory.newThread(
                            () -> {
                                try (var role = map.register("ticks", ChannelRole.PRODUCER)) {
                                    registered.countDown();
                                    done.await();
                                } catch (InterruptedException e) {
                                    Thread.currentThread().interrupt();
                                }
                            });
            thread.start();
            try {
                assertTrue(registered.await(60, TimeUnit.SECONDS));
                final ChannelMapReport report = map.check();
                System.out.print(report);
                final ChannelMapCheck row = row(report, "ticks", "producer");
                assertTrue(row.ok(), row.toString());
                assertEquals(topology.allowance().cpus().last(), row.cpu());
                assertEquals("ticks-producer-0", row.thread());
            } finally {
                done.countDown();
                thread.join(60_000);
            }
        }
    }
}
