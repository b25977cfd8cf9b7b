package io.fairway.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fairway.testing.Actor;
import io.fairway.testing.Actors;
import io.fairway.testing.ThreadKind;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Slots that are out when their channel is closed, and after. */
class SlotCloseTest {
    private final Exception cause = new Exception("cause");
    private final SlotChannel<Cell> channel = Channel.ofSlots(Cell::new, 3);

    private void send(int number) throws InterruptedException {
        final Slot<Cell> slot = channel.claim();
        slot.value().number = number;
        slot.commit();
    }

    @Test
    @DisplayName("a closed channel gives no slot, although some are free")
    void claimAfterClose() throws InterruptedException {
        assertTrue(channel.close());
        assertFalse(channel.close());
        assertThrows(ChannelClosedException.class, channel::claim);
        assertNull(channel.tryClaim());
        assertNull(channel.claim(1, TimeUnit.DAYS));
        assertThrows(ChannelClosedException.class, () -> channel.claimBatch(Slot::abort, 2));
        assertEquals(0, channel.tryClaimBatch(Slot::abort, 2));
        assertTrue(channel.isDrained());
        assertNull(channel.recv());
        SlotInvariants.checkIdle(channel);
    }

    @Test
    @DisplayName("the commit of a claim made before the close fails, and frees the slot")
    void commitAfterClose() throws InterruptedException {
        send(7);
        final Slot<Cell> one = channel.claim();
        final Slot<Cell> other = channel.claim();
        channel.close(cause);
        assertSame(cause, assertThrows(ChannelClosedException.class, one::commit).getCause());
        assertEquals(SendResult.CLOSED, other.tryCommit());
        assertEquals(List.of(), channel.outstanding());
        assertEquals(7, channel.recv().value().number);
        assertSame(cause, assertThrows(ChannelClosedException.class, channel::recv).getCause());
    }

    @Test
    @DisplayName("close does not wait for claims: who drains is done although one is outstanding")
    void drainedWithClaim() throws InterruptedException {
        final Slot<Cell> slot = channel.claim();
        channel.close();
        assertTrue(channel.isDrained());
        assertNull(channel.recv());
        assertEquals(1, channel.outstanding().size());
        slot.abort();
        SlotInvariants.checkIdle(channel);
    }

    @Test
    @DisplayName("a slot received before or after the close is released after it")
    void releaseAfterClose() throws InterruptedException {
        send(1);
        send(2);
        final Slot<Cell> before = channel.recv();
        channel.close();
        final Slot<Cell> after = channel.recv();
        assertEquals(2, channel.outstanding().size());
        after.release();
        before.release();
        assertNull(channel.tryClaim());
        SlotInvariants.checkIdle(channel);
    }

    @Test
    @DisplayName("cancel discards what was committed, to the hook, and leaves what threads have")
    void cancel() throws InterruptedException {
        final List<Integer> discarded = new ArrayList<>();
        final SlotChannel<Cell> hooked =
                SlotChannel.builder(Cell::new, 4)
                        .onUndelivered(cell -> discarded.add(cell.number))
                        .build();
        for (int i = 0; i < 3; i++) {
            final Slot<Cell> slot = hooked.claim();
            slot.value().number = i;
            slot.commit();
        }
        final Slot<Cell> held = hooked.recv();
        final Slot<Cell> claimed = hooked.claim();
        assertEquals(2, hooked.cancel());
        assertEquals(List.of(1, 2), discarded);
        assertEquals(0, hooked.cancel());
        assertTrue(hooked.isDrained());
        assertEquals(0, held.value().number);
        SlotInvariants.check(hooked);
        assertEquals(2, hooked.outstanding().size());
        held.release();
        assertEquals(SendResult.CLOSED, claimed.tryCommit());
        SlotInvariants.checkIdle(hooked);
        assertEquals(2, discarded.size());
    }

    @Test
    @DisplayName("a hook that throws gets the other values, too, and all slots are free")
    void hookThatThrows() throws InterruptedException {
        final List<RuntimeException> thrown = new ArrayList<>();
        final SlotChannel<Cell> hooked =
                SlotChannel.builder(Cell::new, 2)
                        .onUndelivered(
                                cell -> {
                                    thrown.add(new RuntimeException());
                                    throw thrown.get(thrown.size() - 1);
                                })
                        .build();
        hooked.claim().commit();
        hooked.claim().commit();
        final RuntimeException seen = assertThrows(RuntimeException.class, hooked::cancel);
        assertSame(thrown.get(0), seen);
        assertEquals(2, thrown.size());
        SlotInvariants.checkIdle(hooked);
    }

    @Test
    @DisplayName("close wakes who waits to claim and who waits to receive")
    void wakesAll() throws InterruptedException {
        final SlotChannel<Cell> one = Channel.ofSlots(Cell::new, 1);
        final Slot<Cell> slot = one.claim();
        try (Actors actors = new Actors(ThreadKind.PLATFORM).watch(one)) {
            final Actor<Slot<Cell>> claimer = actors.start("claimer", one::claim);
            final Actor<Slot<Cell>> timed =
                    actors.start("timed claimer", () -> one.claim(1, TimeUnit.DAYS));
            final Actor<Slot<Cell>> receiver = actors.start("receiver", one::recv);
            claimer.awaitBlocked();
            timed.awaitBlocked();
            receiver.awaitBlocked();
            one.close(cause);
            for (Actor<Slot<Cell>> each : List.of(claimer, receiver)) {
                final Throwable failure = each.failure();
                assertInstanceOf(ChannelClosedException.class, failure);
                assertSame(cause, failure.getCause());
            }
            assertNull(timed.result());
        }
        slot.abort();
        SlotInvariants.checkIdle(one);
    }
}
