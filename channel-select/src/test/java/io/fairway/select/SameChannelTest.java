package io.fairway.select;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.fairway.channel.Channel;
import io.fairway.channel.Probe;
import io.fairway.channel.SendResult;
import io.fairway.testing.Actor;
import io.fairway.testing.Actors;
import io.fairway.testing.Seeds;
import io.fairway.testing.ThreadKind;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Selects with several cases on one channel. */
class SameChannelTest {

    @ParameterizedTest
    @MethodSource(Parameters.KINDS_AND_CAPACITIES)
    @DisplayName(
            "S55 a select with a channel twice, woken through another, leaves the line in order")
    void duplicateLeavesTheLineInOrder(ThreadKind kind, int capacity) throws Exception {
        final Channel<Integer> c = Probe.channel(capacity);
        final Channel<Integer> d = Probe.channel(capacity);
        final RecvCase<Integer> fromD = RecvCase.of(d);
        final Select select = Select.builder().recv(c, v -> {}).recv(c, v -> {}).add(fromD).build();

        try (Actors actors = new Actors(kind).watch(c, d)) {
            final Actor<SelectCase> first = actors.start("select", select::await);
            Parked.await(actors, first, select);
            assertEquals(2, Probe.queuedReceivers(c));
            final Actor<Integer> second = actors.start("receiver", c::recv);
            Parked.await(actors, second, c);
            assertEquals(3, Probe.queuedReceivers(c));

            d.send(7);
            assertSame(fromD, first.result());
            assertEquals(7, fromD.value());
            assertEquals(1, Probe.queuedReceivers(c));
            Probe.assertSound(c);

            c.send(1);
            assertEquals(1, second.result());
        }
        Probe.assertQuiet(c, d);
    }

    @ParameterizedTest
    @MethodSource(Parameters.KINDS_AND_CAPACITIES)
    @DisplayName("S55 a select with a channel twice receives once, and leaves the next element")
    void duplicateReceivesOnce(ThreadKind kind, int capacity) {
        final Channel<Integer> c = Probe.channel(capacity);
        final RecvCase<Integer> one = RecvCase.of(c);
        final RecvCase<Integer> other = RecvCase.of(c);
        final Select select = Select.builder().add(one).add(other).build();

        try (Actors actors = new Actors(kind).watch(c)) {
            final Actor<SelectCase> actor = actors.start("select", select::await);
            Parked.await(actors, actor, select);

            assertEquals(SendResult.SENT, c.trySend(1));
            assertEquals(capacity == 0 ? SendResult.FULL : SendResult.SENT, c.trySend(2));

            final SelectCase chosen = actor.result();
            assertEquals(1, (chosen == one ? one : other).value());
            assertNull((chosen == one ? other : one).value());
        }
        assertEquals(capacity == 0 ? 0 : 1, c.size());
        Probe.assertQuiet(c);
    }

    @ParameterizedTest
    @MethodSource(Parameters.KINDS)
    @DisplayName(
            "S56 S14 a select that sends and receives on one unbuffered channel does not match itself")
    void selectIsNotItsOwnPartner(ThreadKind kind) {
        final Channel<String> c = Channel.unbuffered();
        final RecvCase<String> receive = RecvCase.of(c);
        final SendCase<String> send = SendCase.of(c, () -> "own");
        final Select select = Select.builder().add(receive).add(send).build();
        assertNull(select.poll());

        try (Actors actors = new Actors(kind).watch(c)) {
            Actor<SelectCase> actor = actors.start("select", select::await);
            Parked.await(actors, actor, select);
            assertEquals(1, Probe.queuedSenders(c));
            assertEquals(1, Probe.queuedReceivers(c));
            Probe.assertSound(c);
            assertEquals("own", c.tryRecv());
            assertSame(send, actor.result());

            actor = actors.start("select", select::await);
            Parked.await(actors, actor, select);
            assertEquals(SendResult.SENT, c.trySend("foreign"));
            assertSame(receive, actor.result());
            assertEquals("foreign", receive.value());
        }
        Probe.assertQuiet(c);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 10})
    @DisplayName(
            "S58 a select that sends and receives on one bounded channel gets its own elements, in order")
    void selectReceivesWhatItSent(int capacity) throws Exception {
        final int rounds = 2_000;
        final Channel<Integer> c = Channel.bounded(capacity);
        final int[] sent = {0};
        final int[] received = {0};
        final Select select =
                Select.builder()
                        .add(SendCase.of(c, () -> sent[0]).onSent(() -> sent[0]++))
                        .recv(c, v -> assertEquals(received[0]++, v))
                        .build();

        for (int i = 0; i < rounds; i++) {
            select.await();
            assertEquals(sent[0] - received[0], c.size());
        }

        assertEquals(rounds, sent[0] + received[0]);
        Probe.assertQuiet(c);
    }

    @ParameterizedTest
    @MethodSource(Parameters.KINDS_AND_CAPACITIES)
    @DisplayName(
            "S57 S58 two threads that send and receive on one channel in a select match each other")
    void selfSelectsMatchEachOther(ThreadKind kind, int capacity) {
        final int rounds = Seeds.rounds(10_000);
        final Channel<Integer> c = Probe.channel(capacity);

        try (Actors actors = new Actors(kind).watch(c)) {
            for (int i = 0; i < 2; i++) {
                final int id = i;
                final RecvCase<Integer> receive =
                        RecvCase.of(
                                c,
                                v -> {
                                    if (capacity == 0) {
                                        assertNotEquals(id, v, "received its own");
                                    }
                                });
                final SendCase<Integer> send = SendCase.of(c, () -> id);
                final Select select =
                        id == 0
                                ? Select.builder().biased().add(send).add(receive).build()
                                : Select.builder().add(receive).add(send).build();
                actors.run(
                        "select " + id,
                        () -> {
                            for (int n = 0; n < rounds; n++) {
                                select.await();
                            }
                        });
            }
        }

        Probe.assertQuiet(c);
    }

    @Test
    @DisplayName(
            "a select that sends and receives on a full bounded channel, and is the only one in line, takes the oldest")
    void selfSelectOnFullChannelReceives() throws Exception {
        final Channel<Integer> c = Channel.bounded(2);
        c.send(1);
        c.send(2);
        final RecvCase<Integer> receive = RecvCase.of(c);
        final Select select = Select.builder().add(SendCase.of(c, () -> 3)).add(receive).build();

        assertSame(receive, select.await());
        assertEquals(1, receive.value());
        assertEquals(1, c.size());
        Probe.assertQuiet(c);
    }
}
