package io.fairway.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fairway.channel.blocking.Environment;
import io.fairway.testing.Actor;
import io.fairway.testing.Actors;
import io.fairway.testing.ThreadKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Slots whose threads do not give them back. */
class SlotOutstandingTest {
    private final List<Outstanding> reclaimed = Collections.synchronizedList(new ArrayList<>());

    static List<ThreadKind> kinds() {
        return ThreadKind.available();
    }

    private SlotChannel<Cell> channel(int capacity) {
        return SlotChannel.builder(Cell::new, capacity)
                .waitStrategy(WaitStrategy.parking())
                .onReclaimed(reclaimed::add)
                .environment(new Restless())
                .build();
    }

    /** Threads that park are woken for no reason every millisecond. */
    private static final class Restless implements Environment {
        private static final long NAP = 1_000_000;

        @Override
        public long nanoTime() {
            return SYSTEM.nanoTime();
        }

        @Override
        public void park(Object blocker) {
            SYSTEM.parkNanos(blocker, NAP);
        }

        @Override
        public void parkNanos(Object blocker, long nanos) {
            SYSTEM.parkNanos(blocker, Math.min(nanos, NAP));
        }

        @Override
        public void unpark(Thread thread) {
            SYSTEM.unpark(thread);
        }
    }

    @Test
    @DisplayName("a claim that is not committed holds up nobody, and is reported until it ends")
    void uncommitted() throws InterruptedException {
        final SlotChannel<Cell> channel = channel(2);
        final Slot<Cell> forgotten = channel.claim();
        for (int i = 0; i < 5; i++) {
            channel.claim().commit();
            channel.recv().release();
        }
        final Outstanding report =
                new Outstanding(0, true, Thread.currentThread().getName(), false, 1);
        assertEquals(List.of(report), channel.outstanding());
        assertEquals(0, channel.reclaim());
        forgotten.commit();
        assertEquals(List.of(), channel.outstanding());
        final Slot<Cell> held = channel.recv();
        assertFalse(channel.outstanding().get(0).isClaim());
        held.release();
    }

    @Test
    @DisplayName("two reports of one slot differ if it was claimed again between them")
    void reportsDiffer() throws InterruptedException {
        final SlotChannel<Cell> channel = channel(1);
        final Slot<Cell> slot = channel.claim();
        final List<Outstanding> first = channel.outstanding();
        assertEquals(first, channel.outstanding());
        slot.abort();
        assertSame(slot, channel.claim());
        assertNotEquals(first, channel.outstanding());
        slot.commit();
        channel.recv();
        assertNotEquals(first, channel.outstanding());
        slot.release();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    @DisplayName("slots of threads that have ended are taken back, claimed ones and received ones")
    void reclaim(ThreadKind kind) throws InterruptedException {
        final SlotChannel<Cell> channel = channel(3);
        channel.claim().commit();
        try (Actors actors = new Actors(kind).watch(channel)) {
            actors.run("producer", channel::claim).result();
            actors.run("consumer", channel::recv).result();
        }
        final Slot<Cell> mine = channel.claim();
        assertEquals(3, channel.outstanding().size());
        assertEquals(2, channel.reclaim());
        assertEquals(0, channel.reclaim());
        assertEquals(2, reclaimed.size());
        assertTrue(reclaimed.stream().allMatch(Outstanding::hasEnded), reclaimed::toString);
        assertEquals("number 0 held by consumer (ended)", named(false).toString());
        assertEquals("number 1 claimed by producer (ended)", named(true).toString());
        mine.abort();
        SlotInvariants.checkIdle(channel);
        assertEquals(0, channel.size());
    }

    private Outstanding named(boolean claim) {
        return reclaimed.stream().filter(each -> each.isClaim() == claim).findAny().orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    @DisplayName("who waits for a slot takes back what threads have lost before")
    void lostBefore(ThreadKind kind) {
        final SlotChannel<Cell> channel = channel(2);
        try (Actors actors = new Actors(kind).watch(channel)) {
            actors.run("loser", () -> channel.claimBatch(slot -> {}, 2)).result();
            actors.run("claimer", () -> channel.claim().commit()).result();
        }
        assertEquals(1, channel.size());
        assertEquals(2, reclaimed.size());
        SlotInvariants.checkIdle(channel);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    @DisplayName(
            "who is parked for a slot takes back what a thread loses then, and keeps its place")
    void lostWhileParked(ThreadKind kind) throws InterruptedException {
        final SlotChannel<Cell> channel = channel(1);
        final CountDownLatch end = new CountDownLatch(1);
        final List<Integer> served = Collections.synchronizedList(new ArrayList<>());
        try (Actors actors = new Actors(kind).watch(channel)) {
            final Actor<Void> loser =
                    actors.run(
                            "loser",
                            () -> {
                                channel.claim();
                                end.await();
                            });
            actors.await("the claim", () -> channel.outstanding().size() == 1);
            for (int i = 0; i < 3; i++) {
                final int number = i;
                actors.run(
                        "claimer " + i,
                        () -> {
                            try (Slot<Cell> slot = channel.claim()) {
                                slot.value().number = number;
                                served.add(number);
                            }
                        });
                actors.await("its place in the line", () -> blockedClaims(channel) == number + 1);
            }
            assertEquals(List.of(), served);
            end.countDown();
            loser.result();
            actors.join();
        }
        assertEquals(List.of(0, 1, 2), served);
        assertEquals(1, reclaimed.size());
        SlotInvariants.checkIdle(channel);
    }

    private static int blockedClaims(SlotChannel<?> channel) {
        return ((PairedSlotChannel<?>) channel).free.handoff.queuedReceivers();
    }

    @Test
    @DisplayName("a slot lost before the close is taken back after it")
    void lostAndClosed() {
        final SlotChannel<Cell> channel = channel(2);
        try (Actors actors = new Actors(ThreadKind.PLATFORM)) {
            actors.run("loser", channel::claim);
        }
        channel.close();
        assertEquals(1, channel.reclaim());
        SlotInvariants.checkIdle(channel);
    }
}
