package io.fairway.select;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fairway.channel.Channel;
import io.fairway.channel.Probe;
import io.fairway.testing.Actor;
import io.fairway.testing.Actors;
import io.fairway.testing.ThreadKind;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The timed forms of await, by a clock of the test's own where that matters. */
class TimeoutTest {
    private final Channel<Integer> c = Channel.bounded(1);
    private final Channel<Integer> full = Channel.unbuffered();
    private final RecvCase<Integer> receive = RecvCase.of(c);

    /** A timed use. */
    @FunctionalInterface
    interface Use {
        /** Uses the select. */
        SelectCase of(Select select) throws InterruptedException;
    }

    @AfterEach
    void assertQuiet() {
        Probe.assertQuiet(c, full);
    }

    private Select select(FakeEnvironment environment) {
        return Select.builder().environment(environment).add(receive).send(full, () -> 1).build();
    }

    private static Arguments use(String name, Use use) {
        return Arguments.of(name, use);
    }

    static Stream<Arguments> expired() {
        return Stream.of(
                use("zero", select -> select.await(0, TimeUnit.SECONDS)),
                use("negative", select -> select.await(-1, TimeUnit.NANOSECONDS)),
                use("least", select -> select.await(Long.MIN_VALUE, TimeUnit.DAYS)),
                use("zero duration", select -> select.await(Duration.ZERO)),
                use("negative duration", select -> select.await(Duration.ofNanos(-1))),
                use("least duration", select -> select.await(Duration.ofSeconds(Long.MIN_VALUE))),
                use("now", select -> select.awaitUntil(1_000)),
                use("past", select -> select.awaitUntil(999)),
                use("long past", select -> select.awaitUntil(1_000 - Long.MAX_VALUE)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("expired")
    @DisplayName(
            "S73 S75 without time left a select runs what is ready, and else returns null, without sleeping")
    void expiredTimeoutPolls(String name, Use use) throws Exception {
        final FakeEnvironment environment = FakeEnvironment.skipping(1_000);
        final Select select = select(environment);

        assertNull(use.of(select));
        c.send(5);
        assertSame(receive, use.of(select));
        assertEquals(5, receive.value());
        assertNull(use.of(select));
        assertEquals(0, environment.timedParks());
        assertEquals(1_000, environment.nanoTime());
    }

    static Stream<Arguments> ofFiveSeconds() {
        return Stream.of(
                use("unit", select -> select.await(5, TimeUnit.SECONDS)),
                use("duration", select -> select.await(Duration.ofSeconds(5))),
                use("deadline", select -> select.awaitUntil(Long.MAX_VALUE - 9 + 5_000_000_000L)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ofFiveSeconds")
    @DisplayName(
            "a select without a ready case returns null when the time is out, not before, though the clock wraps")
    void timesOutAtTheDeadline(String name, Use use) throws Exception {
        final long start = Long.MAX_VALUE - 9; // the clock wraps round on the way
        final FakeEnvironment environment = FakeEnvironment.skipping(start);
        final Select select = select(environment);

        assertNull(use.of(select));

        assertEquals(5_000_000_000L, environment.nanoTime() - start);
        assertNull(full.tryRecv());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ofFiveSeconds")
    @DisplayName(
            "a select that waits with a timeout is woken by an element, and does not wait for the clock")
    void elementComesBeforeTheDeadline(String name, Use use) {
        final FakeEnvironment environment = FakeEnvironment.standing(Long.MAX_VALUE - 9);
        final Select select = select(environment);

        try (Actors actors = new Actors(ThreadKind.PLATFORM).watch(c, full)) {
            final Actor<SelectCase> actor = actors.start("select", () -> use.of(select));
            Parked.await(actors, actor, select);
            environment.advance(4_999_999_999L);
            Parked.await(actors, actor, select);
            c.trySend(1);
            assertSame(receive, actor.result());
        }
        assertEquals(1, receive.value());
    }

    static Stream<Arguments> forEver() {
        return Stream.of(
                use("nanos", select -> select.await(Long.MAX_VALUE, TimeUnit.NANOSECONDS)),
                use("days", select -> select.await(Long.MAX_VALUE, TimeUnit.DAYS)),
                use("147 years", select -> select.await(147 * 365, TimeUnit.DAYS)),
                use("duration", select -> select.await(Duration.ofSeconds(Long.MAX_VALUE))),
                use("deadline", select -> select.awaitUntil(Long.MAX_VALUE)),
                use("plain", Select::await));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forEver")
    @DisplayName("S76 a huge timeout waits for ever, without a deadline")
    void hugeTimeoutWaitsForEver(String name, Use use) {
        final FakeEnvironment environment = FakeEnvironment.standing(0);
        final Select select = select(environment);

        try (Actors actors = new Actors(ThreadKind.PLATFORM).watch(c, full)) {
            final Actor<SelectCase> actor = actors.start("select", () -> use.of(select));
            Parked.await(actors, actor, select);
            environment.advance(Long.MAX_VALUE / 2);
            Parked.await(actors, actor, select);
            c.trySend(1);
            assertSame(receive, actor.result());
        }
        assertEquals(0, environment.timedParks());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 145L * 365 * 24 * 3600 * 1_000_000_000L})
    @DisplayName("S76 a timeout that is long, but not huge, does end")
    void longTimeoutEnds(long nanos) throws Exception {
        final FakeEnvironment environment = FakeEnvironment.skipping(-1);
        final Select select = select(environment);

        assertNull(select.await(nanos, TimeUnit.NANOSECONDS));
        assertEquals(nanos, environment.nanoTime() + 1);
    }

    @Test
    @DisplayName("an element that comes in the last moment is received, though the time is out")
    void lastLookComesAfterTheDeadline() throws Exception {
        final FakeEnvironment environment = FakeEnvironment.skipping(0);
        final Channel<Integer> late = Channel.bounded(1);
        final RecvCase<Integer> fromLate = RecvCase.of(late);
        final Select select =
                Select.builder()
                        .environment(environment)
                        .waitStrategy(
                                round -> {
                                    environment.advance(1_000);
                                    late.trySend(1);
                                    return true;
                                })
                        .add(fromLate)
                        .build();

        assertSame(fromLate, select.await(1_000, TimeUnit.NANOSECONDS));
        Probe.assertQuiet(late);
    }

    @Test
    @DisplayName("a select by the system's clock never returns early, and soon afterwards")
    void systemClockIsObeyed() throws Exception {
        final Select select = Select.builder().add(receive).send(full, () -> 1).build();

        for (int micros : new int[] {1, 10, 50, 100, 500, 1_000, 2_000}) {
            final long start = System.nanoTime();
            assertNull(select.await(micros, TimeUnit.MICROSECONDS));
            assertTrue(System.nanoTime() - start >= micros * 1_000L);
            final long next = System.nanoTime();
            assertNull(select.awaitUntil(next + micros * 1_000L));
            assertTrue(System.nanoTime() - next >= micros * 1_000L);
            assertTrue(System.nanoTime() - start < TimeUnit.SECONDS.toNanos(10));
        }
    }

    @Test
    @DisplayName("without a unit or a duration a timed select refuses, and is usable")
    void argumentsAreChecked() {
        final Select select = select(FakeEnvironment.skipping(0));

        assertThrows(NullPointerException.class, () -> select.await(1, null));
        assertThrows(NullPointerException.class, () -> select.await(null));
        assertNull(select.poll());
    }
}
