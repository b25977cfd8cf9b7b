package io.fairway.select;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fairway.channel.Channel;
import io.fairway.channel.ChannelClosedException;
import io.fairway.channel.Probe;
import io.fairway.channel.SendResult;
import io.fairway.testing.Actor;
import io.fairway.testing.Actors;
import io.fairway.testing.ThreadKind;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How a parked select is woken, and with what. */
class WakeUpTest {

    @ParameterizedTest
    @MethodSource(Parameters.KINDS_AND_CAPACITIES)
    @DisplayName(
            "S65 S13 a parked select gets the element of the sender that woke it, which nobody else can take")
    void selectGetsTheElementOfItsWaker(ThreadKind kind, int capacity) {
        final Channel<Integer> c = Probe.channel(capacity);
        final Channel<Integer> d = Probe.channel(capacity);
        final RecvCase<Integer> fromC = RecvCase.of(c);
        final Select select = Select.builder().add(fromC).recv(d, v -> {}).build();

        try (Actors actors = new Actors(kind).watch(c, d)) {
            for (int i = 0; i < 20; i++) {
                final Actor<SelectCase> actor = actors.start("select", select::await);
                Parked.await(actors, actor, select);
                assertEquals(SendResult.SENT, c.trySend(i));
                assertNull(c.tryRecv());
                assertEquals(capacity == 0 ? SendResult.FULL : SendResult.SENT, d.trySend(-1));
                assertSame(fromC, actor.result());
                assertEquals(i, fromC.value());
                assertEquals(capacity == 0 ? null : -1, d.tryRecv());
            }
        }
        Probe.assertQuiet(c, d);
    }

    @ParameterizedTest
    @MethodSource(Parameters.KINDS_AND_CAPACITIES)
    @DisplayName(
            "S65 S12 a select parked to send has sent when it is woken, behind what was there before")
    void selectHasSentWhenWoken(ThreadKind kind, int capacity) {
        final Channel<Integer> c = Probe.channel(capacity);
        final Channel<Integer> d = Channel.unbuffered();
        final SendCase<Integer> toC = SendCase.of(c, () -> 100);
        final Select select = Select.builder().add(toC).recv(d, v -> {}).build();

        try (Actors actors = new Actors(kind).watch(c, d)) {
            for (int i = 0; i < capacity; i++) {
                c.trySend(i);
            }
            final Actor<SelectCase> actor = actors.start("select", select::await);
            Parked.await(actors, actor, select);
            for (int i = 0; i < capacity; i++) {
                assertEquals(i, c.tryRecv());
            }
            assertEquals(100, c.tryRecv());
            assertEquals(SendResult.FULL, d.trySend(0));
            assertSame(toC, actor.result());
        }
        Probe.assertQuiet(c, d);
    }

    @ParameterizedTest
    @MethodSource(Parameters.KINDS_AND_CAPACITIES)
    @DisplayName(
            "S66 S29 close wakes every select that is parked to receive, one with the channel twice, too")
    void closeWakesReceivingSelects(ThreadKind kind, int capacity) {
        final Channel<Integer> c = Probe.channel(capacity);
        final Channel<Integer> quiet = Channel.unbuffered();
        final RecvCase<Integer> single = RecvCase.of(c);
        final Select one = Select.builder().add(single).recv(quiet, v -> {}).build();
        final int[] closed = {0};
        final Select two =
                Select.builder()
                        .recv(c, v -> {}, () -> closed[0]++)
                        .recv(quiet, v -> {})
                        .recv(c, v -> {}, () -> closed[0]++)
                        .build();

        try (Actors actors = new Actors(kind).watch(c, quiet)) {
            final Actor<SelectCase> first = actors.start("one", one::await);
            final Actor<SelectCase> second = actors.start("two", two::await);
            Parked.await(actors, first, one);
            Parked.await(actors, second, two);
            c.close();
            assertSame(single, first.result());
            assertTrue(single.isClosed());
            assertNull(single.value());
            assertTrue(second.result().isClosed());
            assertEquals(1, closed[0]);
        }
        Probe.assertQuiet(c, quiet);
    }

    @ParameterizedTest
    @MethodSource(Parameters.KINDS_AND_CAPACITIES)
    @DisplayName(
            "S66 S30 S31 close wakes every select that is parked to send; nothing of theirs arrives")
    void closeWakesSendingSelects(ThreadKind kind, int capacity) {
        final Channel<Integer> c = Probe.channel(capacity);
        final Channel<Integer> quiet = Channel.unbuffered();
        for (int i = 0; i < capacity; i++) {
            c.trySend(i);
        }
        final Select failing = Select.builder().send(c, () -> -1).recv(quiet, v -> {}).build();
        final SendCase<Integer> handled = SendCase.of(c, () -> -2);
        final int[] closed = {0};
        handled.onClosed(() -> closed[0]++);
        final Select handling = Select.builder().add(handled).recv(quiet, v -> {}).build();
        final Exception cause = new Exception("cause");

        try (Actors actors = new Actors(kind).watch(c, quiet)) {
            final Actor<SelectCase> first = actors.start("failing", failing::await);
            final Actor<SelectCase> second = actors.start("handling", handling::await);
            Parked.await(actors, first, failing);
            Parked.await(actors, second, handling);
            c.close(cause);
            final Throwable failure = first.failure();
            assertTrue(failure instanceof ChannelClosedException, failure::toString);
            assertSame(cause, failure.getCause());
            assertSame(handled, second.result());
            assertTrue(handled.isClosed());
            assertEquals(1, closed[0]);
        }
        for (int i = 0; i < capacity; i++) {
            assertEquals(i, c.tryRecv());
        }
        assertNull(c.tryRecv());
        Probe.assertQuiet(c, quiet);
    }

    @ParameterizedTest
    @MethodSource(Parameters.KINDS)
    @DisplayName(
            "a parked select that is unparked for no reason goes on waiting, and misses nothing")
    void strayUnparksDoNoHarm(ThreadKind kind) {
        final int elements = 5_000;
        final Channel<Integer> c = Channel.unbuffered();
        final Channel<Integer> d = Channel.unbuffered();
        final long[] sum = {0};
        final Select select =
                Select.builder().recv(c, v -> sum[0] += v).recv(d, v -> sum[0] += v).build();

        try (Actors actors = new Actors(kind).watch(c, d)) {
            final Actor<Void> selecting =
                    actors.run(
                            "select",
                            () -> {
                                for (int i = 0; i < elements; i++) {
                                    select.await();
                                }
                            });
            final SplittableRandom random = new SplittableRandom(1);
            final Actor<Void> sender =
                    actors.run(
                            "sender",
                            () -> {
                                for (int i = 1; i <= elements; i++) {
                                    (random.nextBoolean() ? c : d).send(i);
                                }
                            });
            while (!selecting.isDone()) {
                LockSupport.unpark(selecting.thread());
                LockSupport.unpark(sender.thread());
            }
        }

        assertEquals(elements * (elements + 1L) / 2, sum[0]);
        Probe.assertQuiet(c, d);
    }

    @ParameterizedTest
    @MethodSource(Parameters.KINDS)
    @DisplayName("a thread dump shows the select that a thread waits in")
    void parkedThreadNamesItsSelect(ThreadKind kind) {
        final Channel<Integer> c = Channel.unbuffered();
        final Select select = Select.builder().recv(c, v -> {}).build();

        try (Actors actors = new Actors(kind).watch(c)) {
            final Actor<SelectCase> actor = actors.start("select", select::await);
            Parked.await(actors, actor, select);
            assertSame(select, LockSupport.getBlocker(actor.thread()));
            c.trySend(1);
            actor.result();
        }
    }
}
