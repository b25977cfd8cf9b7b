package io.fairway.select;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.fairway.channel.Channel;
import io.fairway.channel.Probe;
import io.fairway.channel.SendResult;
import io.fairway.testing.Actor;
import io.fairway.testing.Actors;
import io.fairway.testing.ThreadKind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Handlers run when the select is done with all channels, so they may throw and use them. */
class HandlerTest {

    private static RuntimeException failure() {
        return new IllegalStateException("handler");
    }

    @ParameterizedTest
    @MethodSource(Parameters.KINDS_AND_CAPACITIES)
    @DisplayName(
            "S64 a handler that throws leaves every channel sound and the select usable; the element is gone")
    void throwingHandlerLeavesChannelsSound(ThreadKind kind, int capacity) {
        final Channel<Integer> c = Probe.channel(capacity);
        final Channel<Integer> quiet = Probe.channel(capacity);
        final RuntimeException[] failure = {failure()};
        final List<Integer> received = new ArrayList<>();
        final Select select =
                Select.builder()
                        .recv(
                                c,
                                v -> {
                                    if (failure[0] != null) {
                                        throw failure[0];
                                    }
                                    received.add(v);
                                })
                        .recv(quiet, v -> {})
                        .build();

        try (Actors actors = new Actors(kind).watch(c, quiet)) {
            Actor<SelectCase> actor = actors.start("select", select::await);
            Parked.await(actors, actor, select);
            assertEquals(SendResult.SENT, c.trySend(1));
            assertSame(failure[0], actor.failure());
            Probe.assertQuiet(c, quiet);

            if (capacity > 0) {
                c.trySend(2);
                assertSame(failure[0], assertThrows(RuntimeException.class, select::poll));
                Probe.assertQuiet(c, quiet);
            }

            failure[0] = null;
            actor = actors.start("select", select::await);
            Parked.await(actors, actor, select);
            assertEquals(SendResult.SENT, c.trySend(3));
            assertEquals(0, actor.result().index());
        }
        assertEquals(List.of(3), received);
        Probe.assertQuiet(c, quiet);
    }

    @Test
    @DisplayName("S64 what onSent or onClosed throws, the select throws; the element was sent")
    void otherHandlersMayThrow() throws Exception {
        final Channel<Integer> c = Channel.bounded(1);
        final RuntimeException sent = failure();
        final RuntimeException closed = failure();
        final Runnable throwSent =
                () -> {
                    throw sent;
                };
        final Runnable throwClosed =
                () -> {
                    throw closed;
                };
        final SendCase<Integer> send =
                SendCase.of(c, () -> 1).onSent(throwSent).onClosed(throwClosed);
        final RecvCase<Integer> receive = RecvCase.of(c).onClosed(throwClosed);
        final Select select = Select.builder().add(send).add(receive).build();
        receive.disable();

        assertSame(sent, assertThrows(RuntimeException.class, select::await));
        assertEquals(1, c.size());
        c.close();
        assertSame(closed, assertThrows(RuntimeException.class, select::await));
        send.disable();
        receive.enable();
        assertSame(receive, select.await());
        assertEquals(1, receive.value());
        assertSame(closed, assertThrows(RuntimeException.class, select::poll));
        Probe.assertQuiet(c);
    }

    @Test
    @DisplayName("S64 a handler may use the channels of its select, and close them")
    void handlerMayUseItsChannels() throws Exception {
        final Channel<Integer> c = Channel.bounded(2);
        final Channel<Integer> other = Channel.unbuffered();
        final List<Integer> received = new ArrayList<>();
        final Select select =
                Select.builder()
                        .recv(
                                c,
                                v -> {
                                    received.add(v);
                                    received.add(c.tryRecv());
                                    c.trySend(v + 2);
                                    assertEquals(SendResult.FULL, other.trySend(0));
                                    c.close();
                                    other.close();
                                })
                        .recv(other, v -> {})
                        .build();
        c.sendAll(List.of(1, 2));

        assertEquals(0, select.await().index());

        assertEquals(List.of(1, 2), received);
        assertEquals(3, c.tryRecv());
        Probe.assertQuiet(c, other);
    }

    @ParameterizedTest
    @MethodSource(Parameters.KINDS)
    @DisplayName("S64 a handler may use its own select, to any depth")
    void handlerMayUseItsSelect(ThreadKind kind) {
        final Channel<Integer> c = Channel.unbuffered();
        final Channel<Integer> other = Channel.unbuffered();
        final List<Integer> received = new ArrayList<>();
        final Select[] select = new Select[1];
        select[0] =
                Select.builder()
                        .recv(
                                c,
                                v -> {
                                    received.add(v);
                                    if (v > 0) {
                                        awaitUnchecked(select[0]);
                                    }
                                    received.add(-v);
                                })
                        .recv(other, received::add)
                        .build();

        try (Actors actors = new Actors(kind).watch(c, other)) {
            final Actor<SelectCase> actor = actors.start("select", () -> select[0].await());
            actors.run(
                    "sender",
                    () -> {
                        c.send(3);
                        c.send(2);
                        other.send(100);
                    });
            assertEquals(0, actor.result().index());
        }

        assertEquals(List.of(3, 2, 100, -2, -3), received);
        Probe.assertQuiet(c, other);
    }

    private static void awaitUnchecked(Select select) {
        try {
            assertNotNull(select.await());
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    @DisplayName(
            "S64 leaving a loop of selects from a handler of one, two or three cases leaves nothing behind")
    void loopCanBeLeftFromHandlers() {
        for (int cases = 1; cases <= 3; cases++) {
            final Channel<Integer> c = Channel.bounded(8);
            final int[] last = {0};
            final SelectBuilder builder = Select.builder();
            for (int i = 0; i < cases; i++) {
                builder.recv(c, v -> last[0] = v);
            }
            final Select select = builder.build();
            for (int i = 1; i <= 8; i++) {
                c.trySend(i);
            }

            while (last[0] < 5) {
                assertNotNull(select.poll());
            }

            assertEquals(3, c.size());
            Probe.assertQuiet(c);
        }
    }

    @Test
    @DisplayName("a select in use by one thread refuses another")
    void secondThreadIsRefused() throws Exception {
        final Channel<Integer> c = Channel.unbuffered();
        final Select select = Select.builder().recv(c, v -> {}).build();

        try (Actors actors = new Actors(ThreadKind.PLATFORM).watch(c)) {
            final Actor<SelectCase> actor = actors.start("select", select::await);
            Parked.await(actors, actor, select);
            assertThrows(IllegalStateException.class, select::poll);
            assertThrows(IllegalStateException.class, select::await);
            assertEquals(1, Probe.queuedReceivers(c));
            c.send(1);
            actor.result();
        }
        assertNull(select.poll());
        Probe.assertQuiet(c);
    }
}
