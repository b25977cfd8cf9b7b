package io.fairway.verify.guest.inside;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fairway.affinity.ChannelMap;
import io.fairway.affinity.FirstTouch;
import io.fairway.affinity.MemoryPages;
import io.fairway.affinity.MemoryPolicy;
import io.fairway.affinity.NumaMemory;
import io.fairway.affinity.Pinning;
import io.fairway.channel.Channel;
import io.fairway.channel.Frame;
import io.fairway.channel.FrameChannel;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Rings on a node, as a channel map declares it: on the heap and off it. */
class RingChecks {
    private static final int PAGE = 4096;

    /** So large that the collector gives the array memory that nobody has touched. */
    private static final int CAPACITY = 1 << 21;

    private static final int REFERENCE = 4;
    private static final Pattern ON_NODE = Pattern.compile(" N(\\d+)=(\\d+)");

    private final Asked asked = new Asked();

    private ChannelMap map() {
        final ChannelMap.Builder map = ChannelMap.builder();
        for (int node = 0; node < asked.nodes(); node++) {
            map.channel("channel" + node).node(node);
        }
        return map.build();
    }

    /** The pages of this process on each node, by the kernel's account. */
    private long[] pages() throws IOException {
        final long[] pages = new long[asked.nodes()];
        for (String line : Files.readAllLines(Path.of("/proc/self/numa_maps"))) {
            final Matcher each = ON_NODE.matcher(line);
            while (each.find()) {
                pages[Integer.parseInt(each.group(1))] += Long.parseLong(each.group(2));
            }
        }
        return pages;
    }

    @Test
    @DisplayName("a large ring made under first touch lies on the node, when it is new")
    void firstTouch() throws IOException {
        final ChannelMap map = map();
        for (int node = 0; node < asked.nodes(); node++) {
            final int other = (node + 1) % asked.nodes();
            final long[] before = pages();
            final FirstTouch<Channel<Integer>> made;
            try (Pinning pinning = Pinning.pin(asked.cpusOf(other).first())) {
                made =
                        map.firstTouch(
                                "channel" + node,
                                Channel.<Integer>builder()
                                                .capacity(CAPACITY)
                                                .singleProducer()
                                                .singleConsumer()
                                        ::build);
                assertTrue(pinning.result().isApplied());
            }
            final long[] after = pages();
            assertTrue(made.result().isApplied(), made.result()::toString);
            final long here = after[node] - before[node];
            final long there = after[other] - before[other];
            final long ring = (long) CAPACITY * REFERENCE / PAGE;
            System.out.printf(
                    "a ring of %d pages for node %d: %d more there, %d on the other%n",
                    ring, node, here, there);
            assertTrue(here >= 0.9 * ring && there <= 0.1 * ring);
            assertEquals(CAPACITY, made.value().capacity());
        }
    }

    @Test
    @DisplayName("memory that the map allocates lies on the node, and moved memory is found out")
    void allocated() {
        final ChannelMap map = map();
        try (Arena arena = Arena.ofConfined()) {
            for (int node = 0; node < asked.nodes(); node++) {
                map.allocate("channel" + node, arena, 10 * PAGE).result().orThrow();
            }
            assertRings(map, asked.nodes());
            final NumaMemory last = map.allocate("channel0", arena, 10 * PAGE);
            NumaMemory.bind(last.segment().asSlice(PAGE, PAGE), 1, MemoryPolicy.BIND).orThrow();
            assertRings(map, asked.nodes() - 1);
        }
        assertRings(map, 0);
    }

    @Test
    @DisplayName("the frames of a channel lie on the node, page by page")
    void frames() throws InterruptedException {
        final ChannelMap map = map();
        try (Arena arena = Arena.ofShared()) {
            for (int node = 0; node < asked.nodes(); node++) {
                final String name = "channel" + node;
                final FrameChannel channel =
                        FrameChannel.builder(10 * PAGE)
                                .allocator(
                                        bytes ->
                                                map.allocate(name, arena, bytes)
                                                        .segment()
                                                        .asByteBuffer())
                                .build();
                final Frame frame = channel.claim(10 * PAGE);
                assertEquals(
                        new MemoryPages(Map.of(node, 10L), 0),
                        NumaMemory.locate(MemorySegment.ofBuffer(frame.buffer())).orElseThrow());
                frame.abort();
            }
            assertRings(map, asked.nodes());
        }
    }

    private static void assertRings(ChannelMap map, int ok) {
        assertEquals(
                ok,
                map.check().rows().stream()
                        .filter(each -> each.role().equals("ring") && each.ok())
                        .count(),
                () -> map.check().toString());
    }
}
