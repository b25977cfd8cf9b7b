package io.fairway.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.fairway.channel.blocking.FakeEnvironment;
import io.fairway.testing.Actor;
import io.fairway.testing.Actors;
import io.fairway.testing.ThreadKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Channels that the clock fills; the clock is the test's. */
class TimerChannelTest {
    private final FakeEnvironment clock = new FakeEnvironment();

    @Test
    @DisplayName("S77 after fires once, not early")
    void afterFiresOnce() throws InterruptedException {
        final TimerChannel after = new TimerChannel(clock, 10, 0);
        clock.advance(9);
        assertNull(after.tryRecv());
        assertEquals(0, after.size());
        clock.advance(1);
        assertEquals(1, after.size());
        assertNotNull(after.recv());
        clock.advance(1_000);
        assertNull(after.tryRecv());
        assertEquals(0, after.size());
    }

    @Test
    @DisplayName("S77 of many blocked receivers one gets it")
    void oneOfMany() {
        final TimerChannel after = new TimerChannel(clock, 10, 0);
        try (Actors actors = new Actors(ThreadKind.PLATFORM)) {
            final List<Actor<Instant>> receivers = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                receivers.add(
                        actors.start("receiver " + i, () -> after.recv(100, TimeUnit.NANOSECONDS)));
            }
            receivers.forEach(Actor::awaitBlocked);
            clock.advance(10);
            actors.await("a receiver", () -> receivers.stream().anyMatch(Actor::isDone));
            clock.advance(90);
            final long fired =
                    receivers.stream().map(Actor::result).filter(Objects::nonNull).count();
            assertEquals(1, fired);
        }
    }

    @Test
    @DisplayName("S77 a tick that another takes between the look and the claim is not had twice")
    void takenInBetween() {
        final TimerChannel[] timer = new TimerChannel[1];
        final List<Instant> others = new ArrayList<>();
        final FakeEnvironment slow =
                new FakeEnvironment() {
                    @Override
                    public long nanoTime() {
                        final long now = super.nanoTime();
                        if (timer[0] != null && others.isEmpty()) {
                            others.add(Instant.MIN); // once: the look of the other comes here, too
                            others.add(timer[0].tryRecv());
                        }
                        return now;
                    }
                };
        final TimerChannel tick = new TimerChannel(slow, 10, 100);
        slow.advance(10);
        timer[0] = tick;
        assertNull(tick.tryRecv());
        assertNotNull(others.get(1));
    }

    @Test
    @DisplayName("S78 tick keeps one pending, drops what was missed, and stays on the grid")
    void tickStaysOnTheGrid() {
        final TimerChannel tick = new TimerChannel(clock, 10, 10);
        assertNull(tick.tryRecv());
        clock.advance(10);
        final Instant first = tick.tryRecv();
        assertNotNull(first);
        assertNull(tick.tryRecv());
        clock.advance(35); // at 45: those of 20, 30 and 40 are due, one is kept
        assertEquals(first.plusNanos(10), tick.tryRecv());
        assertNull(tick.tryRecv());
        clock.advance(4);
        assertNull(tick.tryRecv());
        clock.advance(1); // at 50
        assertEquals(first.plusNanos(40), tick.tryRecv());
    }

    @Test
    @DisplayName("a receive with a timeout ends at the timeout, and not before")
    void timedReceive() {
        final TimerChannel after = new TimerChannel(clock, 100, 0);
        try (Actors actors = new Actors(ThreadKind.PLATFORM)) {
            final Actor<Instant> receiver =
                    actors.start("receiver", () -> after.recv(20, TimeUnit.NANOSECONDS));
            receiver.awaitBlocked();
            clock.advance(19);
            receiver.awaitBlocked();
            assertFalse(receiver.isDone());
            clock.advance(1);
            assertNull(receiver.result());
        }
    }

    @Test
    @DisplayName("a delay beyond all time never comes, and no timer can be cancelled")
    void extremes() {
        assertNull(Channel.after(Duration.ofSeconds(Long.MAX_VALUE)).tryRecv());
        assertNotNull(Channel.after(Duration.ZERO).tryRecv());
        assertThrows(
                UnsupportedOperationException.class,
                () -> Channel.tick(Duration.ofDays(1)).cancel());
    }
}
