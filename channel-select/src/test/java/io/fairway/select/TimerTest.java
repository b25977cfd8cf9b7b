package io.fairway.select;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fairway.channel.Channel;
import io.fairway.channel.Probe;
import io.fairway.channel.Receiver;
import io.fairway.testing.Actor;
import io.fairway.testing.Actors;
import io.fairway.testing.ThreadKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Timer channels in a select, by a clock of the test's own. */
class TimerTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final long NANOS = SECOND.toNanos();

    private final FakeEnvironment skipping = FakeEnvironment.skipping(Long.MAX_VALUE - 5);
    private final FakeEnvironment standing = FakeEnvironment.standing(0);
    private final Channel<Integer> quiet = Channel.unbuffered();

    private static Select select(FakeEnvironment environment, SelectCase... cases) {
        return Select.builder().environment(environment).addAll(List.of(cases)).build();
    }

    private static Duration after(Instant start, RecvCase<Instant> timer) {
        return Duration.between(start, timer.value());
    }

    @Test
    @DisplayName("S77 a select waits for an after channel until it is due, and gets it once")
    void afterFiresOnceWhenDue() throws Exception {
        final long start = skipping.nanoTime();
        final Instant earliest = Instant.now();
        final RecvCase<Instant> timer = RecvCase.of(Probe.after(skipping, SECOND));
        final Instant latest = Instant.now();
        final Select select = select(skipping, timer, RecvCase.of(quiet));

        assertNull(select.poll());
        assertSame(timer, select.await());
        assertEquals(NANOS, skipping.nanoTime() - start);
        assertTrue(!timer.value().isBefore(earliest.plus(SECOND)), "due later than that");
        assertTrue(!timer.value().isAfter(latest.plus(SECOND)), "due earlier than that");
        assertNull(select.poll());
        assertNull(select.await(1, TimeUnit.DAYS));
        Probe.assertQuiet(quiet);
    }

    @Test
    @DisplayName("an after channel is not ready a nanosecond too early")
    void afterIsNotEarly() {
        final RecvCase<Instant> timer = RecvCase.of(Probe.after(standing, SECOND));
        final Select select = select(standing, timer);

        standing.advance(NANOS - 1);
        assertNull(select.poll());
        standing.advance(1);
        assertSame(timer, select.poll());
        assertNull(select.poll());
    }

    @Test
    @DisplayName("the earlier of two timers is chosen, whichever stands first")
    void earliestTimerIsChosen() throws Exception {
        for (int i = 0; i < 20; i++) {
            final long start = skipping.nanoTime();
            final RecvCase<Instant> late = RecvCase.of(Probe.after(skipping, SECOND.plusNanos(1)));
            final RecvCase<Instant> early = RecvCase.of(Probe.after(skipping, SECOND));
            final Select select = select(skipping, late, RecvCase.of(quiet), early);

            assertSame(early, select.await());
            assertEquals(NANOS, skipping.nanoTime() - start);
            assertSame(late, select.await());
            assertEquals(NANOS + 1, skipping.nanoTime() - start);
        }
        Probe.assertQuiet(quiet);
    }

    @Test
    @DisplayName(
            "a timeout that is shorter than a timer's delay ends the wait, a longer one does not")
    void timeoutAndTimerWorkTogether() throws Exception {
        final RecvCase<Instant> timer = RecvCase.of(Probe.after(skipping, SECOND));
        final Select select = select(skipping, RecvCase.of(quiet), timer);
        final long start = skipping.nanoTime();

        assertNull(select.await(NANOS - 1, TimeUnit.NANOSECONDS));
        assertEquals(NANOS - 1, skipping.nanoTime() - start);
        assertSame(timer, select.await(1, TimeUnit.HOURS));
        assertEquals(NANOS, skipping.nanoTime() - start);
        Probe.assertQuiet(quiet);
    }

    @Test
    @DisplayName("S78 a tick channel keeps one tick, drops what was missed, and stays on the grid")
    void ticksStayOnTheGrid() throws Exception {
        final RecvCase<Instant> tick = RecvCase.of(Probe.tick(skipping, SECOND));
        final Select select = select(skipping, tick, RecvCase.of(quiet));
        final long start = skipping.nanoTime();

        select.await();
        final Instant origin = tick.value().minus(SECOND);
        assertEquals(NANOS, skipping.nanoTime() - start);
        select.await();
        assertEquals(SECOND.multipliedBy(2), after(origin, tick));

        skipping.advance(3 * NANOS + NANOS / 2); // at 5.5 seconds
        assertSame(tick, select.poll());
        assertEquals(SECOND.multipliedBy(3), after(origin, tick));
        assertNull(select.poll());
        assertSame(tick, select.await());
        assertEquals(SECOND.multipliedBy(6), after(origin, tick));
        assertEquals(6 * NANOS, skipping.nanoTime() - start);
        Probe.assertQuiet(quiet);
    }

    @Test
    @DisplayName("a disabled timer neither fires nor ends a wait")
    void disabledTimerDoesNotFire() throws Exception {
        final RecvCase<Instant> timer = RecvCase.of(Probe.after(skipping, SECOND));
        final Select select = select(skipping, timer, RecvCase.of(quiet));
        timer.disable();

        assertNull(select.await(3, TimeUnit.SECONDS));
        timer.enable();
        assertSame(timer, select.await());
    }

    @ParameterizedTest
    @MethodSource(Parameters.KINDS)
    @DisplayName("S77 one of many selects gets an after channel; the others go on waiting")
    void oneOfManySelectsGetsTheTimer(ThreadKind kind) {
        final int selects = 5;
        final Receiver<Instant> timer = Probe.after(standing, SECOND);
        final Channel<Integer> end = Channel.unbuffered();

        try (Actors actors = new Actors(kind).watch(end)) {
            final List<Actor<SelectCase>> started = new ArrayList<>();
            for (int i = 0; i < selects; i++) {
                final Select select = select(standing, RecvCase.of(timer), RecvCase.of(end));
                started.add(actors.start("select", select::await));
                Parked.await(actors, started.get(i), select);
            }
            standing.advance(NANOS);
            actors.await("one to end", () -> started.stream().anyMatch(Actor::isDone));
            actors.await("the winner to leave", () -> Probe.queuedReceivers(end) == selects - 1);
            end.close();
            final long fired = started.stream().filter(each -> each.result().index() == 0).count();
            assertEquals(1, fired);
        }
        Probe.assertQuiet(end);
    }

    @Test
    @DisplayName("a select whose tick another took, when it was due, waits for the next one")
    void selectWaitsForTheNextTick() throws Exception {
        final Receiver<Instant> ticks = Probe.tick(skipping, SECOND);
        final long start = skipping.nanoTime();
        final List<Instant> taken = new ArrayList<>();
        final RecvCase<Instant> tick = RecvCase.of(ticks);
        final Select select = select(skipping, tick, RecvCase.of(quiet));
        skipping.onWaking(
                () -> {
                    if (taken.isEmpty()) {
                        taken.add(ticks.tryRecv());
                    }
                });

        assertSame(tick, select.await());

        assertEquals(2 * NANOS, skipping.nanoTime() - start);
        assertEquals(SECOND, after(taken.get(0), tick));
        Probe.assertQuiet(quiet);
    }

    @ParameterizedTest
    @MethodSource(Parameters.KINDS)
    @DisplayName("an element comes before the timer, and the timer stays")
    void elementComesBeforeTheTimer(ThreadKind kind) {
        final RecvCase<Instant> timer = RecvCase.of(Probe.after(standing, SECOND));
        final Channel<Integer> c = Channel.bounded(1);
        final RecvCase<Integer> receive = RecvCase.of(c);
        final Select select = select(standing, timer, receive);

        try (Actors actors = new Actors(kind).watch(c)) {
            Actor<SelectCase> actor = actors.start("select", select::await);
            Parked.await(actors, actor, select);
            c.trySend(1);
            assertSame(receive, actor.result());

            actor = actors.start("select", select::await);
            Parked.await(actors, actor, select);
            standing.advance(NANOS);
            assertSame(timer, actor.result());

            actor = actors.start("select", select::await);
            Parked.await(actors, actor, select).interrupt();
            assertInstanceOf(InterruptedException.class, actor.failure());
        }
        Probe.assertQuiet(c);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1_000, 1_000_000})
    @DisplayName("by the system's clock a timer is never early, and due at most once")
    void systemClockIsObeyed(long nanos) throws Exception {
        final long start = System.nanoTime();
        final RecvCase<Instant> timer = RecvCase.of(Channel.after(Duration.ofNanos(nanos)));
        final Select select = Select.builder().add(timer).recv(quiet, v -> {}).build();

        assertSame(timer, select.await());
        assertTrue(System.nanoTime() - start >= nanos);
        assertNull(select.poll());
        Probe.assertQuiet(quiet);
    }

    @Test
    @DisplayName("a timer of more than a hundred years does not overflow, and does not fire")
    void hugeDelayDoesNotFire() throws Exception {
        final RecvCase<Instant> timer =
                RecvCase.of(Channel.after(Duration.ofSeconds(Long.MAX_VALUE)));
        final Select select = Select.builder().add(timer).build();

        assertNull(select.poll());
        assertNull(select.await(1, TimeUnit.MICROSECONDS));
    }
}
