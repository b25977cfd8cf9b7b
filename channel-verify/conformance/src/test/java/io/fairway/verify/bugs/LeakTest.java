package io.fairway.verify.bugs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fairway.channel.Channel;
import io.fairway.channel.Inspection;
import io.fairway.channel.SendResult;
import io.fairway.channel.WaitStrategy;
import io.fairway.select.Select;
import io.fairway.testing.Race;
import io.fairway.verify.Tier;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What other libraries kept for ever, or gave back twice. */
@Timeout(value = 1, unit = TimeUnit.HOURS) // for the full counts
class LeakTest {
    /** Far less than one object for each of the waits, more than what the JVM needs for itself. */
    private static final long BYTES_PER_WAIT = 8;

    private static final long JVM_BYTES = 1 << 20;
    private static final int MOST_COLLECTIONS = 200;

    private Channel<Integer> channel;
    private Ledger ledger;

    @ParameterizedTest
    @EnumSource(Kind.class)
    @DisplayName("B29 waits that are all interrupted, or time out, leave nothing")
    void fruitlessWaitsLeaveNothing(Kind kind) throws Exception {
        final int waits = Tier.rounds(20_000, 1_000_000);
        channel = kind.<Integer>builder().waitStrategy(WaitStrategy.parking()).build();
        final Channel<Integer> empty =
                kind.<Integer>builder().waitStrategy(WaitStrategy.parking()).build();
        while (channel.trySend(0) == SendResult.SENT) {
            assertTrue(channel.size() <= channel.capacity());
        }
        giveUp(1_000, empty); // what is made once is made
        final long before = usedHeap();

        giveUp(waits, empty);

        final long grown = usedHeap() - before;
        assertTrue(grown < JVM_BYTES + waits * BYTES_PER_WAIT, () -> "heap grew by " + grown);
        assertEquals(kind.capacity, channel.size());
        Inspection.checkAtRest(channel);
        Inspection.checkAtRest(empty);
    }

    private void giveUp(int waits, Channel<Integer> empty) throws InterruptedException {
        for (int i = 0; i < waits; i++) {
            final int element = i;
            Thread.currentThread().interrupt();
            assertThrows(InterruptedException.class, () -> channel.send(element));
            Thread.currentThread().interrupt();
            assertThrows(InterruptedException.class, empty::recv);
            if (i % 100 == 0) {
                assertEquals(
                        SendResult.TIMED_OUT, channel.send(element, 20, TimeUnit.MICROSECONDS));
                assertNull(empty.recv(20, TimeUnit.MICROSECONDS));
            }
        }
        assertFalse(Thread.currentThread().isInterrupted());
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    @DisplayName("B30 selects leave no place in the line of a silent channel")
    void selectsLeaveNoPlaceInLine(Kind kind) throws Exception {
        final int selects = Tier.rounds(10_000, 100_000);
        final Channel<Integer> silent =
                kind.<Integer>builder().waitStrategy(WaitStrategy.parking()).build();
        selectAndGiveUp(1_000, silent);
        final long before = usedHeap();

        selectAndGiveUp(selects, silent);

        final long grown = usedHeap() - before;
        assertTrue(grown < JVM_BYTES + selects * BYTES_PER_WAIT, () -> "heap grew by " + grown);
        Inspection.checkAtRest(silent);
    }

    private static void selectAndGiveUp(int selects, Channel<Integer> silent) {
        for (int i = 0; i < selects; i++) {
            final Select select =
                    Select.builder()
                            .waitStrategy(WaitStrategy.parking())
                            .recv(silent, v -> {})
                            .recv(Channel.<Integer>never(), v -> {})
                            .build();
            Thread.currentThread().interrupt();
            assertThrows(InterruptedException.class, select::await);
            assertEquals(0, Inspection.queuedReceivers(silent));
        }
    }

    @EachSetting
    @DisplayName(
            "B31 the first element, sent while the channel is closed and cancelled, is kept once")
    void firstSendAgainstClose(Setting setting) throws Exception {
        Pieces.run(
                "B31 " + setting,
                setting.rounds(2_000, 1_000_000),
                rounds -> {
                    renew(setting);
                    new Race(setting.threads(), "B31 " + setting)
                            .with(
                                    round -> {
                                        channel.close();
                                        channel.cancel();
                                    })
                            .with(
                                    round -> {
                                        if (channel.send(0, 1, TimeUnit.DAYS) == SendResult.SENT) {
                                            ledger.sent(0);
                                        }
                                    })
                            .check(
                                    round -> {
                                        assertEquals(0, channel.cancel());
                                        assertEquals(0, channel.size());
                                        ledger.check();
                                        Inspection.checkAtRest(channel);
                                        renew(setting);
                                    })
                            .run(rounds);
                });
    }

    private void renew(Setting setting) {
        final Ledger mine = new Ledger(1);
        ledger = mine;
        channel = setting.kind().<Integer>builder().onUndelivered(mine::out).build();
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    @DisplayName("B32 a cancelled channel keeps none of its elements")
    void cancelledKeepsNothing(Kind kind) {
        final Channel<Object> kept = kind.builder().build();
        final List<WeakReference<Object>> elements = new ArrayList<>();
        for (int i = 0; i <= kind.capacity; i++) {
            final Object element = new Object();
            elements.add(new WeakReference<>(element));
            final SendResult result = kept.trySend(element);
            assertEquals(i < kind.capacity ? SendResult.SENT : SendResult.FULL, result);
        }
        assertEquals(kind.capacity, kept.cancel());

        long left = elements.size();
        for (int i = 0; left > 0 && i < MOST_COLLECTIONS; i++) {
            System.gc();
            left = elements.stream().filter(each -> each.get() != null).count();
        }
        assertEquals(0, left);
        Inspection.checkAtRest(kept);
        Reference.reachabilityFence(kept);
    }

    private static long usedHeap() {
        final Runtime runtime = Runtime.getRuntime();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            System.gc();
            least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
        }
        return least;
    }
}
