package io.fairway.verify.bugs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fairway.channel.Channel;
import io.fairway.channel.ChannelClosedException;
import io.fairway.channel.Inspection;
import io.fairway.channel.SendResult;
import io.fairway.channel.WaitStrategy;
import io.fairway.select.RecvCase;
import io.fairway.select.Select;
import io.fairway.select.SelectBuilder;
import io.fairway.select.SelectCase;
import io.fairway.select.SendCase;
import io.fairway.testing.Actor;
import io.fairway.testing.Actors;
import io.fairway.testing.Race;
import io.fairway.testing.ThreadKind;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the selects of other libraries did wrong. */
class SelectTest {
    private Channel<Integer> a;
    private Channel<Integer> b;

    // Of one round of a race; each written by one part, read in the check.
    private SendResult sentA;
    private SendResult sentB;
    private volatile SelectCase chosen;

    private static SelectBuilder parking() {
        return Select.builder().waitStrategy(WaitStrategy.parking());
    }

    @EachSetting(manySenders = true, manyReceivers = true)
    @DisplayName("B34 selects in opposite orders never keep each other busy for ever")
    void oppositeOrders(Setting setting) throws Exception {
        Pieces.run(
                "B34 " + setting,
                setting.rounds(5_000, 1_000_000),
                rounds -> {
                    a = setting.channel();
                    b = setting.channel();
                    final int[] next = {0};
                    final AtomicInteger received = new AtomicInteger();
                    final Select sending =
                            parking()
                                    .biased()
                                    .send(a, () -> next[0])
                                    .send(b, () -> next[0])
                                    .build();
                    final Select receiving =
                            parking()
                                    .biased()
                                    .recv(b, v -> received.incrementAndGet())
                                    .recv(a, v -> received.incrementAndGet())
                                    .build();
                    try (Actors actors = new Actors(setting.threads()).watch(a, b)) {
                        actors.run(
                                "sender",
                                () -> {
                                    for (; next[0] < rounds; next[0]++) {
                                        sending.await();
                                    }
                                });
                        actors.run(
                                "receiver",
                                () -> {
                                    for (int i = 0; i < rounds; i++) {
                                        receiving.await();
                                    }
                                });
                    }
                    assertEquals(rounds, received.get());
                    Inspection.checkAtRest(a);
                    Inspection.checkAtRest(b);
                });
    }

    @EachSetting(manySenders = true, manyReceivers = true)
    @DisplayName("B35 a select that sends to and receives from one channel is not its own partner")
    void sendAndReceiveOnOneChannel(Setting setting) throws Exception {
        Pieces.run(
                "B35 " + setting,
                setting.rounds(2_000, 1_000_000),
                rounds -> {
                    a = setting.channel();
                    final AtomicInteger sent = new AtomicInteger();
                    final AtomicInteger received = new AtomicInteger();
                    final boolean buffered = a.capacity() > 0;
                    try (Actors actors = new Actors(setting.threads()).watch(a)) {
                        final List<Actor<Void>> both =
                                List.of(
                                        actors.run(
                                                "zero",
                                                () ->
                                                        exchange(
                                                                0, rounds, buffered, sent,
                                                                received)),
                                        actors.run(
                                                "one",
                                                () ->
                                                        exchange(
                                                                1, rounds, buffered, sent,
                                                                received)));
                        actors.await("one to end", () -> both.stream().anyMatch(Actor::isDone));
                        a.close(); // who is left has no partner any more
                    }
                    a.drainTo(v -> received.incrementAndGet(), a.capacity());
                    assertEquals(sent.get(), received.get());
                    assertTrue(sent.get() > 0);
                    Inspection.checkAtRest(a);
                });
    }

    private void exchange(
            int me, int rounds, boolean buffered, AtomicInteger sent, AtomicInteger received)
            throws InterruptedException {
        final SendCase<Integer> send =
                SendCase.of(a, () -> me).onSent(sent::incrementAndGet).onClosed(() -> {});
        final RecvCase<Integer> receive = RecvCase.of(a);
        final Select select = parking().add(send).add(receive).build();
        for (int i = 0; i < rounds; i++) {
            final SelectCase ran = select.await();
            if (ran.isClosed()) {
                return;
            }
            if (ran == receive) {
                received.incrementAndGet();
                assertTrue(buffered || receive.value() != me, "received from itself");
            }
        }
    }

    @EachSetting(manySenders = true, manyReceivers = true)
    @DisplayName("B35 alone on an unbuffered channel such a select waits")
    void aloneItWaits(Setting setting) {
        a = setting.channel();
        final Select select = parking().send(a, () -> 1).recv(a, v -> {}).build();
        final boolean possible = a.capacity() > 0;
        try (Actors actors = new Actors(setting.threads()).watch(a)) {
            final Actor<SelectCase> alone = actors.start("polling", select::poll);
            assertEquals(possible, alone.result() != null);
            final Actor<SelectCase> waiting =
                    actors.start("waiting", () -> select.await(1, TimeUnit.MILLISECONDS));
            assertEquals(possible, waiting.result() != null);
        }
        Inspection.checkAtRest(a);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    @DisplayName("B36 a channel that was closed before is as good as any, to every kind of case")
    void closedBefore(Kind kind) throws Exception {
        a = kind.<Integer>builder().build();
        assertTrue(a.close());
        final AtomicInteger runs = new AtomicInteger();
        expectChosenClosed(RecvCase.of(a));
        expectChosenClosed(RecvCase.of(a, v -> runs.addAndGet(1_000)));
        expectChosenClosed(RecvCase.of(a).onClosed(runs::incrementAndGet));
        expectChosenClosed(SendCase.of(a, () -> 1).onClosed(runs::incrementAndGet));
        assertEquals(8, runs.get(), "4 uses each of 2 handlers for a closed channel");
        final Select failing = Select.builder().send(a, () -> 1).build();
        assertThrows(ChannelClosedException.class, failing::await);
        assertThrows(ChannelClosedException.class, failing::poll);
        Inspection.checkAtRest(a);
    }

    private static void expectChosenClosed(SelectCase only) throws InterruptedException {
        final Select select = Select.builder().add(only).build();
        assertSame(only, select.await());
        assertSame(only, select.poll());
        assertSame(only, select.await(1, TimeUnit.DAYS));
        assertSame(only, select.awaitUntil(System.nanoTime()));
        assertTrue(only.isClosed());
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    @DisplayName("B37 the result tells a closed channel from an element")
    void closedIsToldFromElement(Kind kind) throws Exception {
        a = kind.<Integer>builder().build();
        final RecvCase<Integer> only = RecvCase.of(a);
        final Select select = Select.builder().add(only).build();
        if (kind.capacity > 0) {
            a.send(0);
            assertTrue(a.close());
            assertSame(only, select.await());
            assertFalse(only.isClosed());
            assertEquals(0, only.value());
        }
        a.close();
        assertSame(only, select.await());
        assertTrue(only.isClosed());
        assertNull(only.value());
    }

    @EachSetting(manySenders = true, manyReceivers = true)
    @DisplayName("B38 a select that says it chose a case has done it, though others compete")
    void chosenMeansDone(Setting setting) throws Exception {
        final int elements = setting.rounds(5_000, 1_000_000);
        Pieces.run("B38 " + setting, elements, piece -> competeByPolling(setting, piece));
    }

    private void competeByPolling(Setting setting, int elements) {
        a = setting.channel();
        final Ledger ledger = new Ledger(elements);
        try (Actors actors = new Actors(setting.threads()).watch(a)) {
            actors.run(
                    "sender",
                    () -> {
                        for (int i = 0; i < elements; i++) {
                            a.send(i);
                            ledger.sent(i);
                        }
                        a.close();
                    });
            for (int i = 0; i < 2; i++) {
                final boolean timed = i == 1;
                actors.run(
                        "receiver " + i,
                        () -> {
                            final RecvCase<Integer> only = RecvCase.of(a);
                            final Select select = parking().add(only).build();
                            while (!only.isClosed()) {
                                final SelectCase ran =
                                        timed
                                                ? select.await(5, TimeUnit.MICROSECONDS)
                                                : select.poll();
                                if (ran == null) {
                                    Thread.yield();
                                } else if (!only.isClosed()) {
                                    assertNotNull(only.value());
                                    ledger.out(only.value());
                                }
                            }
                        });
            }
        }
        ledger.checkAll();
        Inspection.checkAtRest(a);
    }

    @EachSetting(buffered = true, manyReceivers = true)
    @DisplayName("B39 a select that does not wait says none only if none was ready at one instant")
    void noneAtOneInstant(Setting setting) throws Exception {
        Pieces.run(
                "B39 " + setting,
                setting.rounds(4_000, 1_000_000),
                rounds -> {
                    final Channel<Integer> silent = setting.channel();
                    renewReady(setting);
                    new Race(setting.threads(), "B39 " + setting)
                            .with(round -> chosen = lookFromOneEndToTheOther(silent))
                            .with(
                                    round -> {
                                        if (round % 2 == 0) {
                                            b.send(1);
                                        } else {
                                            b.close();
                                        }
                                        a.tryRecv();
                                    })
                            .check(
                                    round -> {
                                        assertNotNull(chosen, "one of them was always ready");
                                        renewReady(setting);
                                    })
                            .run(rounds);
                });
    }

    /** Looks at b first, at a last, and at others between, so that there is time for a change. */
    private SelectCase lookFromOneEndToTheOther(Channel<Integer> silent) {
        final SelectBuilder builder = Select.builder().biased().recv(b, v -> {});
        for (int i = 0; i < 64; i++) {
            builder.recv(silent, v -> {});
        }
        return builder.recv(a, v -> {}).build().poll();
    }

    private void renewReady(Setting setting) {
        a = setting.channel();
        b = setting.channel();
        assertEquals(SendResult.SENT, a.trySend(1));
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    @DisplayName("B40 a closed channel's case, switched off, no longer keeps a loop busy")
    void closedCaseCanBeSwitchedOff(Kind kind) {
        a = kind.<Integer>builder().build();
        b = kind.<Integer>builder().build();
        a.close();
        final RecvCase<Integer> closed = RecvCase.of(a);
        closed.onClosed(closed::disable);
        final RecvCase<Integer> open = RecvCase.of(b);
        final Select select = parking().add(closed).add(open).build();
        try (Actors actors = new Actors(ThreadKind.PLATFORM).watch(a, b)) {
            final Actor<Integer> loop =
                    actors.start(
                            "loop",
                            () -> {
                                int uses = 0;
                                do {
                                    uses++;
                                } while (select.await() != open);
                                return uses;
                            });
            actors.await("the loop to be in line", () -> Inspection.queuedReceivers(b) == 1);
            loop.awaitBlocked();
            assertEquals(SendResult.SENT, b.trySend(1));
            assertEquals(2, loop.result());
        }
        Inspection.checkAtRest(b);
    }

    @EachSetting(manySenders = true, manyReceivers = true)
    @DisplayName("B43 the case that a select returns is the one whose partner was told so")
    void winnerIsTheChosen(Setting setting) throws Exception {
        Pieces.run(
                "B43 " + setting,
                setting.rounds(2_000, 1_000_000),
                rounds -> {
                    a = setting.channel();
                    b = setting.channel();
                    raceForOneSelect(setting, rounds);
                    Inspection.checkAtRest(a);
                    Inspection.checkAtRest(b);
                });
    }

    private void raceForOneSelect(Setting setting, int rounds) {
        final int[] value = new int[1];
        final Select select =
                parking().recv(a, v -> value[0] = v).recv(b, v -> value[0] = v).build();
        new Race(setting.threads(), "B43 " + setting)
                .with(round -> chosen = select.await())
                .with(
                        round -> {
                            do {
                                sentA = a.send(2 * round, 10, TimeUnit.MICROSECONDS);
                            } while (sentA != SendResult.SENT && chosen == null);
                        })
                .with(round -> sentB = b.trySend(2 * round + 1))
                .check(
                        round -> {
                            assertEquals(2 * round + chosen.index(), value[0]);
                            final boolean leftA = a.tryRecv() != null;
                            final boolean leftB = b.tryRecv() != null;
                            final boolean byA = sentA == SendResult.SENT && !leftA;
                            final boolean byB = sentB == SendResult.SENT && !leftB;
                            assertNotEquals(byA, byB, "one was received");
                            assertEquals(byA ? 0 : 1, chosen.index());
                            chosen = null;
                        })
                .run(rounds, a, b);
    }
}
