package io.fairway.select;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.fairway.channel.Channel;
import io.fairway.channel.ChannelClosedException;
import io.fairway.channel.Outstanding;
import io.fairway.channel.SendResult;
import io.fairway.channel.Slot;
import io.fairway.channel.SlotChannel;
import io.fairway.channel.SlotSender;
import io.fairway.channel.WaitStrategy;
import io.fairway.testing.Actor;
import io.fairway.testing.Actors;
import io.fairway.testing.Seeds;
import io.fairway.testing.ThreadKind;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Claims and receives of slots in a select. */
class ClaimCaseTest {
    private static final int USES = 10_000;

    private final SlotChannel<long[]> slots = Channel.ofSlots(() -> new long[1], 1);
    private final Channel<Integer> quiet = Channel.unbuffered();

    static List<ThreadKind> kinds() {
        return ThreadKind.available();
    }

    @Test
    @DisplayName("a free slot makes the case ready, and is this thread's when the handler runs")
    void ready() throws InterruptedException {
        final Select claim =
                Select.builder()
                        .recv(quiet, each -> {})
                        .add(
                                ClaimCase.of(
                                        slots.sender(),
                                        slot -> {
                                            assertEquals(1, slots.outstanding().size());
                                            slot.value()[0] = 7;
                                            slot.commit();
                                        }))
                        .build();
        assertEquals(1, claim.await().index());
        assertNull(claim.poll());
        final Select receive =
                Select.builder()
                        .recv(
                                slots,
                                slot -> {
                                    assertEquals(7, slot.value()[0]);
                                    slot.release();
                                })
                        .build();
        assertEquals(0, receive.poll().index());
        assertNull(receive.poll());
        assertEquals(List.of(), slots.outstanding());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    @DisplayName("a select that waited has the slot in its own name, claimed or received")
    void waits(ThreadKind kind) throws InterruptedException {
        final ClaimCase<long[]> claim = ClaimCase.of(slots);
        final RecvCase<Slot<long[]>> receive = RecvCase.of(slots.receiver());
        final Select claiming = Select.builder().recv(quiet, each -> {}).add(claim).build();
        final Select receiving = Select.builder().recv(quiet, each -> {}).add(receive).build();
        final Slot<long[]> taken = slots.claim();
        try (Actors actors = new Actors(kind).watch(slots)) {
            final Actor<Outstanding> claimer =
                    actors.start(
                            "claimer",
                            () -> {
                                assertSame(claim, claiming.await());
                                final Outstanding report = slots.outstanding().get(0);
                                claim.slot().commit();
                                return report;
                            });
            claimer.awaitBlocked();
            taken.abort();
            assertEquals("number 0 claimed by claimer", claimer.result().toString());
            slots.recv().release();
            final Actor<Outstanding> receiver =
                    actors.start(
                            "receiver",
                            () -> {
                                assertSame(receive, receiving.await());
                                final Outstanding report = slots.outstanding().get(0);
                                receive.value().release();
                                return report;
                            });
            receiver.awaitBlocked();
            slots.claim().commit();
            assertEquals("number 0 held by receiver", receiver.result().toString());
        }
        assertEquals(List.of(), slots.outstanding());
    }

    @Test
    @DisplayName(
            "who is told that the channel is closed can commit no more, in the midst of the close")
    void closedByEverySign() throws InterruptedException {
        final HeldWaker closer = new HeldWaker();
        try (Actors actors = new Actors(ThreadKind.PLATFORM).watch(slots)) {
            final Actor<SendResult> claimer =
                    actors.start(
                            "claimer",
                            () -> {
                                final Slot<long[]> taken = slots.claim();
                                final ClaimCase<long[]> claim =
                                        ClaimCase.of(slots, Slot::abort).onClosed(() -> {});
                                Select.builder().environment(closer).add(claim).build().await();
                                try {
                                    return taken.tryCommit();
                                } finally {
                                    closer.letGo();
                                }
                            });
            claimer.awaitBlocked();
            slots.close();
            assertEquals(SendResult.CLOSED, claimer.result());
        }
    }

    @Test
    @DisplayName("a closed channel fails the claim, or goes to its handler, and wakes a select")
    void closed() throws InterruptedException {
        final Exception cause = new Exception("cause");
        final Slot<long[]> taken = slots.claim();
        try (Actors actors = new Actors(ThreadKind.PLATFORM).watch(slots)) {
            final Actor<SelectCase> claimer =
                    actors.start(
                            "claimer", Select.builder().add(ClaimCase.of(slots)).build()::await);
            claimer.awaitBlocked();
            slots.close(cause);
            assertSame(cause, claimer.failure().getCause());
        }
        assertThrows(ChannelClosedException.class, () -> Select.select(ClaimCase.of(slots)));
        final boolean[] ran = {false};
        final SelectCase chosen =
                Select.select(ClaimCase.of(slots, Slot::abort).onClosed(() -> ran[0] = true));
        assertTrue(ran[0] && chosen.isClosed());
        taken.abort();
    }

    @Test
    @DisplayName("a timeout and an interrupt leave no claim behind")
    void givesUp() throws InterruptedException {
        final Slot<long[]> taken = slots.claim();
        final Select select = Select.builder().add(ClaimCase.of(slots, Slot::commit)).build();
        assertNull(select.await(50, TimeUnit.MICROSECONDS));
        try (Actors actors = new Actors(ThreadKind.PLATFORM).watch(slots)) {
            final Actor<SelectCase> claimer = actors.start("claimer", select::await);
            claimer.awaitBlocked().interrupt();
            assertSame(InterruptedException.class, claimer.failure().getClass());
        }
        taken.abort();
        assertEquals(0, slots.size());
        assertEquals(List.of(), slots.outstanding());
        slots.claim().abort();
    }

    @Test
    @DisplayName("what is not one of Fairway's own channels is refused")
    void foreign() {
        final SlotSender<?> foreign =
                (SlotSender<?>)
                        Proxy.newProxyInstance(
                                getClass().getClassLoader(),
                                new Class<?>[] {SlotSender.class},
                                (proxy, method, arguments) -> "foreign");
        assertThrows(IllegalArgumentException.class, () -> ClaimCase.of(foreign));
        assertThrows(NullPointerException.class, () -> ClaimCase.of(null));
        assertThrows(NullPointerException.class, () -> ClaimCase.of(slots, null));
        assertThrows(NullPointerException.class, () -> ClaimCase.of(slots).onClosed(null));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    @DisplayName("selects that claim against selects that receive lose nothing and repeat nothing")
    void transfer(ThreadKind kind) {
        final SlotChannel<long[]> one = Channel.ofSlots(() -> new long[1], 1);
        final SlotChannel<long[]> other = Channel.ofSlots(() -> new long[1], 2);
        final int count = Seeds.rounds(5_000);
        final AtomicLong sum = new AtomicLong();
        try (Actors actors = new Actors(kind).watch(one, other)) {
            final long[] next = {0};
            final Select claims =
                    Select.builder()
                            .add(ClaimCase.of(one, slot -> fill(slot, ++next[0])))
                            .add(ClaimCase.of(other, slot -> fill(slot, ++next[0])))
                            .build();
            final Actor<Void> producer =
                    actors.run(
                            "producer",
                            () -> {
                                for (int i = 0; i < count; i++) {
                                    claims.await();
                                }
                            });
            for (int i = 0; i < 2; i++) {
                final Select receives =
                        Select.builder()
                                .recv(one, slot -> add(slot, sum))
                                .recv(other, slot -> add(slot, sum))
                                .build();
                actors.run(
                        "consumer " + i,
                        () -> {
                            while (!one.isDrained() && !other.isDrained()) {
                                receives.await();
                            }
                        });
            }
            producer.result();
            one.close();
            other.close();
        }
        one.drainTo(slot -> add(slot, sum), 9);
        other.drainTo(slot -> add(slot, sum), 9);
        assertEquals(count * (count + 1L) / 2, sum.get());
        assertEquals(List.of(), one.outstanding());
        assertEquals(List.of(), other.outstanding());
    }

    private static void fill(Slot<long[]> slot, long number) {
        slot.value()[0] = number;
        slot.commit();
    }

    private static void add(Slot<long[]> slot, AtomicLong sum) {
        sum.addAndGet(slot.value()[0]);
        slot.release();
    }

    @Test
    @DisplayName("claims and receives by a select allocate nothing, also when it has to wait")
    void allocatesNothing() {
        final SlotChannel<long[]> channel =
                SlotChannel.builder(() -> new long[1], 1)
                        .waitStrategy(WaitStrategy.parking())
                        .build();
        try (Actors actors = new Actors(ThreadKind.PLATFORM).watch(channel)) {
            final Actor<Long> producer =
                    actors.start("producer", () -> bytes(ClaimCase.of(channel, Slot::commit)));
            final Actor<Long> consumer =
                    actors.start("consumer", () -> bytes(RecvCase.of(channel, Slot::release)));
            assertTrue(producer.result() < USES / 10, () -> producer.result() + " bytes");
            assertTrue(consumer.result() < USES / 10, () -> consumer.result() + " bytes");
        }
    }

    /** What a thread allocates in the best of some attempts. */
    private long bytes(SelectCase only) throws InterruptedException {
        final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        final Select select =
                Select.builder()
                        .waitStrategy(WaitStrategy.parking())
                        .recv(quiet, each -> {})
                        .add(only)
                        .build();
        long least = Long.MAX_VALUE;
        for (int attempt = 0; attempt < 5; attempt++) {
            final long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < USES; i++) {
                select.await();
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        return least;
    }
}
