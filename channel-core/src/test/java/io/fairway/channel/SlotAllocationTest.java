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
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A slot channel that exists allocates nothing more. */
class SlotAllocationTest {
    private static final int USES = 10_000;
    private static final int ATTEMPTS = 8;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

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

    private static SlotChannel<Cell> channel(int capacity) {
        return SlotChannel.builder(Cell::new, capacity)
                .waitStrategy(WaitStrategy.parking())
                .build();
    }

    @Test
    @DisplayName("what measures the allocation finds one")
    void measureFindsAnAllocation() throws Exception {
        final Object[] sink = {null};
        assertTrue(bytesAllocatedBy(() -> sink[0] = new byte[1]) >= USES * 8L);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 64})
    @DisplayName("claim, commit, abort, receive and release allocate nothing; nor do batches")
    void pair(int capacity) throws Exception {
        final SlotChannel<Cell> channel = channel(capacity);
        assertNothing(
                bytesAllocatedBy(
                        () -> {
                            channel.claim().abort();
                            try (Slot<Cell> slot = channel.claim(1, TimeUnit.SECONDS)) {
                                slot.value().number++;
                                slot.commit();
                            }
                            channel.recv().release();
                        }));
        final Consumer<Slot<Cell>> commit = Slot::commit;
        final Consumer<Slot<Cell>> release = Slot::release;
        assertNothing(
                bytesAllocatedBy(
                        () -> {
                            assertEquals(1, channel.claimBatch(commit, 1));
                            assertEquals(1, channel.recvBatch(release, 3));
                        }));
        SlotInvariants.checkIdle(channel);
    }

    @Test
    @DisplayName("operations that fail allocate nothing: no slot, nothing there, late, closed")
    void failures() throws Exception {
        final SlotChannel<Cell> channel = channel(1);
        assertNothing(bytesAllocatedBy(() -> assertNull(channel.tryRecv())));
        assertNothing(bytesAllocatedBy(() -> channel.recv(1, TimeUnit.NANOSECONDS)));
        channel.claim().commit();
        assertNothing(bytesAllocatedBy(() -> assertNull(channel.tryClaim())));
        assertNothing(bytesAllocatedBy(() -> channel.claim(1, TimeUnit.NANOSECONDS)));
        channel.cancel();
        assertNothing(bytesAllocatedBy(() -> assertNull(channel.tryClaim())));
        assertNothing(bytesAllocatedBy(channel::recv));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    @DisplayName("blocked claims and receives allocate nothing")
    void blocked(int capacity) {
        final SlotChannel<Cell> channel = channel(capacity);
        try (Actors actors = new Actors(ThreadKind.PLATFORM).watch(channel)) {
            final Actor<Long> producer =
                    actors.start(
                            "producer", () -> bytesAllocatedBy(() -> channel.claim().commit()));
            final Actor<Long> consumer =
                    actors.start(
                            "consumer", () -> bytesAllocatedBy(() -> channel.recv().release()));
            assertNothing(producer.result());
            assertNothing(consumer.result());
        }
        SlotInvariants.checkIdle(channel);
    }
}
