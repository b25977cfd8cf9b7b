package io.fairway.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fairway.testing.Race;
import io.fairway.testing.Seeds;
import io.fairway.testing.ThreadKind;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Operations of a slot channel at the same instant. */
class SlotRaceTest {
    private final AtomicInteger committed = new AtomicInteger();
    private final AtomicInteger gone = new AtomicInteger();

    /** The channel of the round; replaced between rounds. */
    private volatile SlotChannel<Cell> channel;

    static List<ThreadKind> kinds() {
        return ThreadKind.available();
    }

    private SlotChannel<Cell> fresh(int capacity) {
        return SlotChannel.builder(Cell::new, capacity)
                .waitStrategy(WaitStrategy.parking())
                .onUndelivered(cell -> gone.incrementAndGet())
                .build();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    @DisplayName("a commit that races a close is received exactly if it says so")
    void commitAgainstClose(ThreadKind kind) {
        channel = fresh(2);
        new Race(kind, "commitAgainstClose")
                .with(round -> channel.close())
                .with(
                        round -> {
                            final Slot<Cell> slot = channel.tryClaim();
                            if (slot != null) {
                                slot.value().number = round;
                                if (slot.tryCommit() == SendResult.SENT) {
                                    committed.incrementAndGet();
                                }
                            } else {
                                assertTrue(channel.isClosed());
                            }
                        })
                .check(
                        round -> {
                            assertEquals(committed.getAndSet(0), channel.size());
                            final Slot<Cell> slot = channel.recv();
                            if (slot != null) {
                                assertEquals(round, slot.value().number);
                                slot.release();
                            }
                            assertTrue(channel.isDrained());
                            SlotInvariants.checkIdle(channel);
                            channel = fresh(2);
                        })
                .run(Seeds.rounds(3_000), this);
    }

    @Test
    @DisplayName("whoever has seen the channel closed, by any sign, sees it closed by every other")
    void closeIsOneStep() {
        channel = fresh(3);
        new Race(ThreadKind.PLATFORM, "closeIsOneStep") // virtual threads must not wait by polling
                .with(round -> channel.close())
                .with(
                        round -> {
                            final Slot<Cell> slot = channel.tryClaim();
                            if (slot == null) {
                                assertClosed();
                            } else {
                                while (!channel.isClosed()) {
                                    Thread.yield();
                                }
                                assertEquals(SendResult.CLOSED, slot.tryCommit());
                                assertClosed();
                            }
                        })
                .with(
                        round -> {
                            Slot<Cell> slot = channel.tryClaim();
                            while (slot != null && slot.tryCommit() == SendResult.SENT) {
                                final Slot<Cell> received = channel.tryRecv();
                                if (received != null) {
                                    received.release();
                                }
                                slot = channel.tryClaim();
                            }
                            assertClosed();
                        })
                .with(
                        round -> {
                            while (!channel.isDrained()) {
                                Thread.yield();
                            }
                            assertNull(channel.tryClaim());
                        })
                .check(
                        round -> {
                            SlotInvariants.checkIdle(channel);
                            channel = fresh(3);
                        })
                .run(Seeds.rounds(3_000), this);
    }

    private void assertClosed() {
        assertTrue(channel.isClosed());
        assertNull(channel.tryClaim());
        while (!channel.isDrained()) {
            final Slot<Cell> slot = channel.tryRecv(); // what the other committed before
            if (slot != null) {
                slot.release();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    @DisplayName(
            "a blocked claim gets the slot that is aborted, released or reclaimed, or the close")
    void blockedClaimAgainstAll(ThreadKind kind) {
        channel = fresh(1);
        final AtomicInteger claims = new AtomicInteger();
        new Race(kind, "blockedClaimAgainstAll")
                .with(
                        round -> {
                            try (Slot<Cell> slot = channel.claim()) {
                                slot.value().number++;
                                claims.incrementAndGet();
                            } catch (ChannelClosedException e) {
                                assertTrue(round % 2 == 1);
                            }
                        })
                .with(
                        round -> {
                            final Slot<Cell> slot = channel.claim(1, TimeUnit.MILLISECONDS);
                            if (slot != null && slot.tryCommit() == SendResult.SENT) {
                                claims.incrementAndGet();
                                final Slot<Cell> received = channel.tryRecv();
                                if (received != null) {
                                    received.release();
                                }
                            }
                        })
                .with(
                        round -> {
                            if (round % 2 == 1) {
                                channel.cancel();
                            }
                        })
                .check(
                        round -> {
                            assertTrue(claims.getAndSet(0) >= (round % 2 == 0 ? 1 : 0));
                            SlotInvariants.checkIdle(channel);
                            if (channel.isClosed()) {
                                channel = fresh(1);
                            }
                        })
                .run(Seeds.rounds(2_000), this);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    @DisplayName(
            "cancel against commits and receives: each committed slot is received or discarded")
    void cancelAgainstAll(ThreadKind kind) {
        channel = fresh(3);
        final Race.Part producer =
                round -> {
                    Slot<Cell> slot = channel.tryClaim();
                    for (int i = 0; i < 20 && slot != null; i++) {
                        if (slot.tryCommit() == SendResult.SENT) {
                            committed.incrementAndGet();
                        }
                        slot = channel.claim(20, TimeUnit.MICROSECONDS);
                    }
                    if (slot != null) {
                        slot.abort();
                    }
                };
        new Race(kind, "cancelAgainstAll")
                .with(producer)
                .with(producer)
                .with(
                        round -> {
                            for (Slot<Cell> each : channel) {
                                gone.incrementAndGet();
                                each.release();
                            }
                        })
                .with(
                        round -> {
                            for (int i = round % 50; i > 0; i--) {
                                Thread.onSpinWait();
                            }
                            channel.cancel();
                        })
                .check(
                        round -> {
                            assertEquals(committed.getAndSet(0), gone.getAndSet(0));
                            SlotInvariants.checkIdle(channel);
                            channel = fresh(3);
                        })
                .run(Seeds.rounds(1_000), this);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    @DisplayName("an interrupt that races a release: the slot is claimed, or still free")
    void interruptAgainstRelease(ThreadKind kind) throws InterruptedException {
        channel = fresh(1);
        final Thread[] claimer = {null};
        final AtomicInteger aborted = new AtomicInteger();
        final AtomicInteger interrupted = new AtomicInteger();
        channel.claim().commit();
        new Race(kind, "interruptAgainstRelease")
                .with(
                        round -> {
                            claimer[0] = Thread.currentThread();
                            try {
                                final Slot<Cell> slot = channel.claim();
                                slot.abort();
                                aborted.incrementAndGet();
                            } catch (InterruptedException e) {
                                interrupted.incrementAndGet();
                            }
                            Thread.interrupted(); // it may have come too late
                        })
                .with(
                        round -> {
                            channel.recv().release();
                        })
                .with(
                        round -> {
                            if (claimer[0] != null) {
                                claimer[0].interrupt();
                            }
                        })
                .check(
                        round -> {
                            Thread.interrupted();
                            SlotInvariants.checkIdle(channel);
                            assertEquals(round + 1, aborted.get() + interrupted.get());
                            channel.tryClaim().commit();
                        })
                .run(Seeds.rounds(2_000), this);
    }

    @Override
    public String toString() {
        return String.valueOf(channel);
    }
}
