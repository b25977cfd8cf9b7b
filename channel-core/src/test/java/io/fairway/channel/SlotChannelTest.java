package io.fairway.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fairway.testing.Actor;
import io.fairway.testing.Actors;
import io.fairway.testing.ThreadKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a slot channel does, seen by one thread, and by threads that block. */
class SlotChannelTest {

    private static void send(SlotSender<Cell> channel, int number) throws InterruptedException {
        try (Slot<Cell> slot = channel.claim()) {
            slot.value().number = number;
            slot.commit();
        }
    }

    private static int receive(Receiver<Slot<Cell>> channel) throws InterruptedException {
        try (Slot<Cell> slot = channel.recv()) {
            return slot.value().number;
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 10})
    @DisplayName("values are received where they were written, in the order of commits")
    void inPlace(int capacity) throws InterruptedException {
        final Set<Cell> made = Collections.newSetFromMap(new IdentityHashMap<>());
        final SlotChannel<Cell> channel =
                Channel.ofSlots(
                        () -> {
                            final Cell cell = new Cell();
                            made.add(cell);
                            return cell;
                        },
                        capacity);
        assertEquals(capacity, made.size());
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < capacity; i++) {
                assertEquals(i, channel.size());
                send(channel, round * 100 + i);
            }
            assertNull(channel.tryClaim());
            for (int i = 0; i < capacity; i++) {
                final Slot<Cell> slot = channel.recv();
                assertTrue(made.contains(slot.value()));
                assertEquals(round * 100 + i, slot.value().number);
                slot.release();
            }
            assertNull(channel.tryRecv());
            SlotInvariants.checkIdle(channel);
        }
    }

    @Test
    @DisplayName("order is that of commits, not of claims; an aborted slot is not sent")
    void orderOfCommits() throws InterruptedException {
        final SlotChannel<Cell> channel = Channel.ofSlots(Cell::new, 3);
        final Slot<Cell> first = channel.claim();
        final Slot<Cell> second = channel.claim();
        final Slot<Cell> third = channel.claim();
        first.value().number = 1;
        second.value().number = 2;
        third.value().number = 3;
        third.commit();
        assertEquals(3, receive(channel));
        second.abort();
        first.commit();
        assertEquals(1, receive(channel));
        assertNull(channel.tryRecv());
        SlotInvariants.checkIdle(channel);
    }

    @Test
    @DisplayName("slots may be released in any order")
    void releaseInAnyOrder() throws InterruptedException {
        final SlotChannel<Cell> channel = Channel.ofSlots(Cell::new, 3);
        for (int i = 0; i < 3; i++) {
            send(channel, i);
        }
        final List<Slot<Cell>> held = new ArrayList<>();
        assertEquals(3, channel.recvBatch(held::add, 5));
        held.get(1).release();
        channel.claim().abort();
        held.get(2).release();
        held.get(0).release();
        assertEquals(3, channel.tryClaimBatch(Slot::abort, 3));
        SlotInvariants.checkIdle(channel);
    }

    @Test
    @DisplayName("batches claim what is free and receive what is there")
    void batches() throws InterruptedException {
        final SlotChannel<Cell> channel = Channel.ofSlots(Cell::new, 4);
        final List<Slot<Cell>> claimed = new ArrayList<>();
        assertEquals(3, channel.claimBatch(claimed::add, 3));
        assertEquals(1, channel.tryClaimBatch(claimed::add, 3));
        assertEquals(0, channel.tryClaimBatch(claimed::add, 3));
        assertEquals(4, new HashSet<>(claimed).size());
        for (int i = 0; i < 4; i++) {
            claimed.get(i).value().number = i;
            claimed.get(i).commit();
        }
        final List<Integer> received = new ArrayList<>();
        final int number =
                channel.drainTo(
                        slot -> {
                            received.add(slot.value().number);
                            slot.release();
                        },
                        9);
        assertEquals(4, number);
        assertEquals(List.of(0, 1, 2, 3), received);
        SlotInvariants.checkIdle(channel);
        assertThrows(IllegalArgumentException.class, () -> channel.claimBatch(claimed::add, 0));
        assertThrows(IllegalArgumentException.class, () -> channel.tryClaimBatch(Slot::abort, -1));
        assertThrows(NullPointerException.class, () -> channel.claimBatch(null, 1));
        assertThrows(NullPointerException.class, () -> channel.tryClaimBatch(null, 1));
    }

    @Test
    @DisplayName("a timed claim gives up, and gets a slot that is free whatever its timeout")
    void timedClaims() throws InterruptedException {
        final SlotChannel<Cell> channel = Channel.ofSlots(Cell::new, 1);
        final Slot<Cell> slot = channel.claim(0, TimeUnit.NANOSECONDS);
        assertNull(channel.claim(0, TimeUnit.NANOSECONDS));
        assertNull(channel.claim(Duration.ofNanos(50_000)));
        assertFalse(channel.isClosed());
        slot.abort();
        channel.claim(Duration.ofDays(1)).abort();
        assertThrows(NullPointerException.class, () -> channel.claim(1, null));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @DisplayName("who waits to claim gets the slot that is released, or aborted, in line")
    void blockedClaims(boolean abort) throws InterruptedException {
        final SlotChannel<Cell> channel = Channel.ofSlots(Cell::new, 1);
        Slot<Cell> slot = channel.claim();
        if (!abort) {
            slot.commit();
            slot = channel.recv();
        }
        try (Actors actors = new Actors(ThreadKind.PLATFORM).watch(channel)) {
            final List<Integer> served = Collections.synchronizedList(new ArrayList<>());
            for (int i = 0; i < 3; i++) {
                final int number = i;
                actors.run(
                                "claimer " + i,
                                () -> {
                                    try (Slot<Cell> mine = channel.claim()) {
                                        mine.value().number = number;
                                        served.add(number);
                                    }
                                })
                        .awaitBlocked();
            }
            slot.close();
            actors.join();
            assertEquals(List.of(0, 1, 2), served);
        }
        SlotInvariants.checkIdle(channel);
    }

    @Test
    @DisplayName("an interrupted claim has claimed nothing")
    void interruptedClaim() throws InterruptedException {
        final SlotChannel<Cell> channel = Channel.ofSlots(Cell::new, 1);
        final Slot<Cell> slot = channel.claim();
        try (Actors actors = new Actors(ThreadKind.PLATFORM).watch(channel)) {
            final Actor<Slot<Cell>> claimer = actors.start("claimer", channel::claim);
            claimer.awaitBlocked().interrupt();
            assertSame(InterruptedException.class, claimer.failure().getClass());
        }
        slot.abort();
        SlotInvariants.checkIdle(channel);
    }

    @Test
    @DisplayName("the faces do only the one, and do not lead back")
    void faces() throws InterruptedException {
        final SlotChannel<Cell> channel = Channel.ofSlots(Cell::new, 2);
        final SlotSender<Cell> sender = channel.sender();
        final Receiver<Slot<Cell>> receiver = channel.receiver();
        assertFalse((Object) sender instanceof Receiver);
        assertFalse((Object) receiver instanceof SlotSender);
        send(sender, 7);
        sender.tryClaim().abort();
        sender.claim(1, TimeUnit.DAYS).abort();
        assertEquals(1, sender.size());
        assertEquals(2, sender.capacity());
        assertEquals(7, receive(receiver));
        assertTrue(sender.close());
        assertTrue(sender.isClosed());
        assertTrue(receiver.isDrained());
        assertTrue(sender.toString().startsWith("sender of slot(2) channel["), sender::toString);
    }

    @Test
    @DisplayName("toString tells the state, and who has which slot")
    void describes() throws InterruptedException {
        final SlotChannel<Cell> channel = SlotChannel.builder(Cell::new, 2).name("quotes").build();
        assertEquals("quotes", channel.name());
        final Slot<Cell> slot = channel.claim();
        final String me = Thread.currentThread().getName();
        assertEquals(
                "slot(2) channel \"quotes\"[open, size=0, blocked claims=0, blocked receivers=0, "
                        + "outstanding=[number 0 claimed by "
                        + me
                        + "]]",
                channel.toString());
        assertEquals("slot 0 of slot(2) channel \"quotes\", claimed by " + me, slot.toString());
        slot.commit();
        channel.close();
        assertTrue(channel.toString().contains("[closed, size=1,"), channel::toString);
        channel.recv().release();
        assertTrue(channel.toString().contains("[drained, size=0,"), channel::toString);
    }

    @Test
    @DisplayName("what is wrong is refused at the call")
    void arguments() {
        assertThrows(IllegalArgumentException.class, () -> Channel.ofSlots(Cell::new, 0));
        assertThrows(
                IllegalArgumentException.class, () -> Channel.ofSlots(Cell::new, (1 << 30) + 1));
        assertThrows(NullPointerException.class, () -> Channel.ofSlots(null, 1));
        assertThrows(NullPointerException.class, () -> Channel.ofSlots(() -> null, 1));
        final SlotChannelBuilder<Cell> builder = SlotChannel.builder(Cell::new, 1);
        assertThrows(NullPointerException.class, () -> builder.name(null));
        assertThrows(NullPointerException.class, () -> builder.waitStrategy(null));
        assertThrows(NullPointerException.class, () -> builder.onUndelivered(null));
        assertThrows(NullPointerException.class, () -> builder.onReclaimed(null));
    }
}
