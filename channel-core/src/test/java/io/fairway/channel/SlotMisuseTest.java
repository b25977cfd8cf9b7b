package io.fairway.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fairway.testing.Actors;
import io.fairway.testing.ThreadKind;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A slot that is given back by whom it does not belong to. */
class SlotMisuseTest {
    private final SlotChannel<Cell> channel = Channel.ofSlots(Cell::new, 2);

    /** Refused, and nothing has changed. */
    private void refused(Slot<Cell> slot, Runnable... operations) {
        final int before = slot.stateAcquire();
        for (Runnable each : operations) {
            assertThrows(IllegalStateException.class, each::run);
            assertEquals(before, slot.stateAcquire());
            SlotInvariants.check(channel);
        }
    }

    private static void elsewhere(Actors.Action action) {
        try (Actors actors = new Actors(ThreadKind.PLATFORM)) {
            actors.run("other", action);
        }
    }

    @AfterEach
    void nothingIsOut() {
        SlotInvariants.checkIdle(channel);
    }

    @Test
    @DisplayName("what was committed is neither committed, aborted nor released again")
    void committed() throws InterruptedException {
        final Slot<Cell> slot = channel.claim();
        slot.commit();
        refused(slot, slot::commit, slot::tryCommit, slot::abort, slot::release, slot::adopt);
        slot.close();
        assertSame(slot, channel.recv());
        refused(slot, slot::commit, slot::abort);
        slot.release();
    }

    @Test
    @DisplayName("what was aborted or released is not given back again")
    void givenBack() throws InterruptedException {
        final Slot<Cell> slot = channel.claim();
        refused(slot, slot::release);
        slot.abort();
        refused(slot, slot::commit, slot::abort, slot::release, slot::adopt);
        final Slot<Cell> another = channel.claim();
        another.commit();
        channel.recv().release();
        refused(another, another::commit, another::abort, another::release);
        another.close();
    }

    @Test
    @DisplayName("a slot is given back by its own thread only, unless another has adopted it")
    void otherThread() throws InterruptedException {
        final Slot<Cell> slot = channel.claim();
        elsewhere(
                () -> {
                    refused(slot, slot::commit, slot::abort, slot::release);
                    slot.close();
                    assertEquals(1, channel.outstanding().size());
                    slot.adopt();
                    slot.commit();
                });
        assertSame(slot, channel.recv());
        elsewhere(
                () -> {
                    refused(slot, slot::release);
                    slot.adopt();
                });
        refused(slot, slot::release);
        assertTrue(channel.outstanding().get(0).hasEnded());
        slot.adopt();
        slot.release();
    }

    @Test
    @DisplayName("a slot kept too long is refused although another thread has claimed it since")
    void staleClaim() throws InterruptedException {
        final SlotChannel<Cell> one = Channel.ofSlots(Cell::new, 1);
        final Slot<Cell> stale = one.claim();
        stale.abort();
        elsewhere(
                () -> {
                    final Slot<Cell> slot = one.claim();
                    assertSame(stale, slot);
                    elsewhereRefuses(stale);
                    slot.commit();
                });
        assertThrows(IllegalStateException.class, stale::commit);
        assertEquals(1, one.size());
        assertEquals(List.of(), one.outstanding());
    }

    @Test
    @DisplayName("a commit that breaks a promise of a single producer leaves the slot where it was")
    void anotherProducer() throws InterruptedException {
        final SlotChannel<Cell> single = SlotChannel.builder(Cell::new, 2).singleProducer().build();
        single.claim().commit();
        final Slot<Cell> slot = single.claim();
        elsewhere(
                () -> {
                    slot.adopt();
                    assertThrows(AssertionError.class, slot::commit);
                });
        assertEquals(1, single.outstanding().size());
        slot.adopt();
        slot.commit();
        assertEquals(2, single.size());
    }

    private static void elsewhereRefuses(Slot<Cell> stale) {
        elsewhere(
                () -> {
                    assertThrows(IllegalStateException.class, stale::commit);
                    assertThrows(IllegalStateException.class, stale::abort);
                });
    }

    @Test
    @DisplayName("the exception says who did what to which slot")
    void message() throws InterruptedException {
        final Slot<Cell> slot = channel.claim();
        slot.abort();
        final String message = assertThrows(IllegalStateException.class, slot::commit).getMessage();
        assertEquals(
                "commit by "
                        + Thread.currentThread().getName()
                        + " of slot 0 of slot(2) channel, free",
                message);
    }

    @Test
    @DisplayName("a failure between claim and commit aborts, if the slot is a resource")
    void failureAborts() {
        final RuntimeException failure = new RuntimeException("while filling");
        final RuntimeException seen =
                assertThrows(
                        RuntimeException.class,
                        () -> {
                            try (Slot<Cell> slot = channel.claim()) {
                                slot.value().number = 1;
                                throw failure;
                            }
                        });
        assertSame(failure, seen);
        assertEquals(0, channel.size());
    }
}
