package io.fairway.bench.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fairway.channel.Channel;
import io.fairway.testing.Actor;
import io.fairway.testing.Actors;
import io.fairway.testing.ThreadKind;
import org.junit.jupiter.api.Test;

class PacerTest {
    private final Channel<Void> stop = Channel.unbuffered();

    @Test
    void waitsUntilAMessageIsDue() throws InterruptedException {
        final Pacer pacer = new Pacer(new Rate(200), stop);

        assertEquals(pacer.start() + 5_000_000, pacer.await(1));
        assertTrue(System.nanoTime() - pacer.start() >= 5_000_000);
    }

    @Test
    void aLateMessageKeepsItsTime() throws InterruptedException {
        final Pacer pacer = new Pacer(new Rate(1_000), stop);

        pacer.await(5);
        assertEquals(pacer.start() + 1_000_000, pacer.await(1));
    }

    @Test
    void withoutAScheduleAMessageIsDueNow() throws InterruptedException {
        final Pacer pacer = new Pacer(Rate.MAX, stop);
        final long before = System.nanoTime();

        final long due = pacer.await(1_000_000);
        assertTrue(due >= before && due <= System.nanoTime());
    }

    @Test
    void stoppingEndsTheWait() {
        try (Actors actors = new Actors(ThreadKind.PLATFORM).watch(stop)) {
            final Pacer pacer = new Pacer(new Rate(1), stop);
            final Actor<Long> waiting = actors.start("reader", () -> pacer.await(1_000_000));
            waiting.awaitBlocked();

            stop.close();
            assertEquals(pacer.start() + 1_000_000_000_000_000L, waiting.result());
        }
    }
}
