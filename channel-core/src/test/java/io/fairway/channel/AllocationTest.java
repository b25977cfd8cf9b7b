package io.fairway.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.fairway.testing.Actor;
import io.fairway.testing.Actors;
import io.fairway.testing.ThreadKind;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A channel that exists allocates nothing more: not when it is busy, blocked, late or closed. */
class AllocationTest {
    private static final int USES = 10_000;
    private static final int ATTEMPTS = 8;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final Integer element = 1;

    /** What this thread allocated in the best of some attempts: the first ones warm up. */
    private static long bytesAllocatedBy(Actors.Action use) throws Exception {
        long least = Long.MAX_VALUE;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            final long before = THREADS.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < USES; i++) {
                use.run();
            }
            least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
        }
        return least;
    }

    private static void assertNothing(long bytes) {
        assertTrue(bytes < USES / 10, bytes + " bytes in " + USES + " uses");
    }

    private static Channel<Integer> channel(int capacity) {
        final ChannelBuilder<Integer> builder =
                Channel.<Integer>builder().waitStrategy(WaitStrategy.parking());
        return (capacity == 0 ? builder : builder.capacity(capacity)).build();
    }

    @Test
    @DisplayName("what measures the allocation finds one")
    void measureFindsAnAllocation() throws Exception {
        final Object[] sink = {null};
        assertTrue(bytesAllocatedBy(() -> sink[0] = new byte[1]) >= USES * 8L);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 64})
    @DisplayName("operations that do not wait, and timeouts, allocate nothing")
    void withoutPartner(int capacity) throws Exception {
        final Channel<Integer> channel = channel(capacity);
        assertNothing(bytesAllocatedBy(() -> assertNull(channel.tryRecv())));
        assertNothing(bytesAllocatedBy(() -> channel.recv(1, TimeUnit.NANOSECONDS)));
        while (channel.trySend(element) == SendResult.SENT) {
            channel.size();
        }
        assertNothing(bytesAllocatedBy(() -> channel.trySend(element)));
        assertNothing(bytesAllocatedBy(() -> channel.send(element, 1, TimeUnit.NANOSECONDS)));
        channel.cancel();
        assertNothing(bytesAllocatedBy(() -> channel.trySend(element)));
        assertNothing(bytesAllocatedBy(channel::recv));
        Invariants.checkIdle(channel);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    @DisplayName("blocked senders and receivers allocate nothing")
    void blocked(int capacity) {
        final Channel<Integer> there = channel(capacity);
        final Channel<Integer> back = channel(capacity);
        try (Actors actors = new Actors(ThreadKind.PLATFORM).watch(there, back)) {
            final Actor<Long> caller =
                    actors.start(
                            "caller",
                            () ->
                                    bytesAllocatedBy(
                                            () -> {
                                                there.send(element);
                                                assertEquals(element, back.recv());
                                            }));
            final Actor<Long> answerer =
                    actors.start("answerer", () -> bytesAllocatedBy(() -> back.send(there.recv())));
            assertNothing(caller.result());
            assertNothing(answerer.result());
        }
        Invariants.checkIdle(there);
        Invariants.checkIdle(back);
    }
}
