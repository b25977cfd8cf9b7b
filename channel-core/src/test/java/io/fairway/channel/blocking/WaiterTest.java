package io.fairway.channel.blocking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fairway.testing.Actor;
import io.fairway.testing.Actors;
import io.fairway.testing.Seeds;
import io.fairway.testing.ThreadKind;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** One blocked operation: who ends it, and that its thread learns of it. */
class WaiterTest {
    private static final Idler PARK = round -> false;

    @Test
    @DisplayName("a waiter is won once: by a claim, or by a cancellation")
    void wonOnce() {
        final Waiter waiter = new Waiter(Environment.SYSTEM);
        assertTrue(waiter.isOver(), "at first it does not wait");
        assertFalse(waiter.claim());
        waiter.arm();
        assertTrue(waiter.claim());
        waiter.complete(3);
        assertFalse(waiter.claim());
        assertFalse(waiter.cancel());
        assertEquals(3, waiter.await(PARK, 0, this, false, 0));
        waiter.arm();
        assertTrue(waiter.cancel());
        assertFalse(waiter.claim());
    }

    @Test
    @DisplayName("a claim that is taken back leaves the waiter waiting")
    void unclaim() {
        final Waiter waiter = new Waiter(Environment.SYSTEM);
        waiter.arm();
        assertTrue(waiter.claim());
        waiter.unclaim();
        assertFalse(waiter.isOver());
        assertTrue(waiter.cancel());
    }

    @Test
    @DisplayName("who meets a claimed waiter waits for the verdict")
    void verdictIsAwaited() {
        final Waiter waiter = new Waiter(Environment.SYSTEM);
        waiter.arm();
        assertTrue(waiter.claim());
        try (Actors actors = new Actors(ThreadKind.PLATFORM)) {
            final Actor<Boolean> other = actors.start("other", waiter::claim);
            waiter.unclaim();
            assertTrue(other.result(), "passed over a claim that was taken back");
            waiter.complete(0);
        }
    }

    @Test
    @DisplayName("B2 a completed waiter always wakes its thread, whenever it parks")
    void noLostWakeUp() {
        final int rounds = Seeds.rounds(20_000);
        final Waiter waiter = new Waiter(Environment.SYSTEM);
        try (Actors actors = new Actors(ThreadKind.PLATFORM)) {
            final java.util.concurrent.atomic.AtomicInteger armed =
                    new java.util.concurrent.atomic.AtomicInteger();
            actors.run(
                    "waiting",
                    () -> {
                        for (int i = 1; i <= rounds; i++) {
                            waiter.arm();
                            armed.set(i);
                            assertEquals(i, waiter.await(PARK, 0, this, false, 0));
                        }
                    });
            actors.run(
                    "completing",
                    () -> {
                        for (int i = 1; i <= rounds; i++) {
                            while (armed.get() != i) {
                                Thread.onSpinWait();
                            }
                            assertTrue(waiter.claim());
                            waiter.complete(i);
                            waiter.signal();
                        }
                    });
        }
    }

    @Test
    @DisplayName("a deadline that has passed, and an interrupt, cancel the wait")
    void cancelled() {
        final Waiter waiter = new Waiter(Environment.SYSTEM);
        waiter.arm();
        assertEquals(Waiter.TIMED_OUT, waiter.await(PARK, 0, this, true, System.nanoTime() - 1));
        waiter.arm();
        Thread.currentThread().interrupt();
        assertEquals(Waiter.INTERRUPTED, waiter.await(PARK, 0, this, false, 0));
        assertFalse(Thread.interrupted(), "the exception stands for the status");
        waiter.arm();
        assertTrue(waiter.claim());
        waiter.complete(0);
        Thread.currentThread().interrupt();
        assertEquals(0, waiter.await(PARK, 0, this, false, 0));
        assertTrue(Thread.interrupted(), "completed first, so the status stays");
    }
}
