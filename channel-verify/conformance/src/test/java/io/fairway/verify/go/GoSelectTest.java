package io.fairway.verify.go;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fairway.channel.Channel;
import io.fairway.channel.Inspection;
import io.fairway.select.RecvCase;
import io.fairway.select.Select;
import io.fairway.select.SelectBuilder;
import io.fairway.select.SelectCase;
import io.fairway.select.SendCase;
import io.fairway.testing.Actor;
import io.fairway.testing.Actors;
import io.fairway.testing.Race;
import io.fairway.testing.Seeds;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What Go's own tests of its channels demand, at the same sizes and counts: select. */
class GoSelectTest {
    private static final String ALL = "io.fairway.verify.go.GoSetup#all";

    @ParameterizedTest(name = "{0}")
    @MethodSource(ALL)
    @DisplayName("S52 TestNonblockSelectRace: 100,000 times one of two is ready at each instant")
    void nonblockSelectRace(GoSetup go) {
        final Channel<Integer> c1 = go.make(1);
        final Channel<Integer> c2 = go.make(1);
        final Select select = go.select().add(RecvCase.of(c1)).add(RecvCase.of(c2)).build();
        final AtomicReference<SelectCase> chosen = new AtomicReference<>();
        c1.trySend(1);
        new Race(go.kind(), "TestNonblockSelectRace")
                .with(
                        round -> {
                            c2.trySend(1);
                            c1.tryRecv();
                        })
                .with(round -> chosen.set(select.poll()))
                .check(
                        round -> {
                            assertNotNull(chosen.get(), "no case, though one was always ready");
                            c1.tryRecv();
                            c2.tryRecv();
                            c1.trySend(1);
                        })
                .run(Seeds.rounds(100_000), c1, c2);
        Inspection.check(c1);
        Inspection.check(c2);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource(ALL)
    @DisplayName("S53 TestNonblockSelectRace2: 100,000 times, the second by being closed")
    void nonblockSelectRace2(GoSetup go) {
        final AtomicReference<Channel<Integer>> c1 = new AtomicReference<>();
        final AtomicReference<Channel<Integer>> c2 = new AtomicReference<>();
        final AtomicReference<Select> select = new AtomicReference<>();
        final AtomicReference<SelectCase> chosen = new AtomicReference<>();
        final Race.Part renew =
                round -> {
                    c1.set(go.make(1));
                    c2.set(go.make(round % 2));
                    c1.get().trySend(1);
                    select.set(
                            go.select()
                                    .add(RecvCase.of(c1.get()))
                                    .add(RecvCase.of(c2.get()))
                                    .build());
                };
        try {
            renew.run(0);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        new Race(go.kind(), "TestNonblockSelectRace2")
                .with(
                        round -> {
                            c2.get().close();
                            c1.get().tryRecv();
                        })
                .with(round -> chosen.set(select.get().poll()))
                .check(
                        round -> {
                            assertNotNull(chosen.get(), "no case, though one was always ready");
                            renew.run(round);
                        })
                .run(Seeds.rounds(100_000), c1, c2);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource(ALL)
    @DisplayName("S57 S58 TestSelfSelect: selects that send and receive on one channel")
    void selfSelect(GoSetup go) {
        for (int capacity : new int[] {0, 10}) {
            final Channel<Integer> c = go.make(capacity);
            final AtomicInteger running = new AtomicInteger(2);
            try (Actors actors = go.actors(c)) {
                for (int p = 0; p < 2; p++) {
                    final int me = p;
                    actors.run("selecting " + p, () -> selfSelect(go, c, me, running));
                }
            }
            c.drainTo(each -> {}, capacity);
            Inspection.checkAtRest(c);
        }
    }

    private static void selfSelect(GoSetup go, Channel<Integer> c, int me, AtomicInteger running)
            throws InterruptedException {
        final RecvCase<Integer> receive = RecvCase.of(c);
        final SendCase<Integer> send = SendCase.of(c, () -> me);
        final SelectBuilder builder = go.select();
        final Select select =
                me == 0
                        ? builder.add(send).add(receive).build()
                        : builder.add(receive).add(send).build();
        try {
            for (int i = 0; i < 1000; i++) {
                // When the other is done, nobody is left to be a partner.
                final SelectCase chosen =
                        running.get() == 2 ? select.await(1, TimeUnit.MILLISECONDS) : select.poll();
                if (chosen == receive && c.capacity() == 0) {
                    assertNotEquals(me, receive.value(), "received its own element");
                }
            }
        } finally {
            running.decrementAndGet();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource(ALL)
    @DisplayName("S50 TestSelectFairness: of two ready cases each within 10 sigma, 10,000 trials")
    void fairness(GoSetup go) throws InterruptedException {
        final int trials = 10_000;
        final Channel<Integer> c1 = go.make(trials + 1);
        final Channel<Integer> c2 = go.make(trials + 1);
        for (int i = 0; i <= trials; i++) {
            c1.send(1);
            c2.send(2);
        }
        final RecvCase<Integer> first = RecvCase.of(c1);
        final Select select =
                go.select()
                        .add(RecvCase.of(go.<Integer>make(0)))
                        .add(RecvCase.of(go.<Integer>make(0)))
                        .add(first)
                        .add(RecvCase.of(c2))
                        .build();
        int chosen = 0;
        for (int i = 0; i < trials; i++) {
            chosen += select.await() == first ? 1 : 0;
        }
        assertEquals(trials / 2.0, chosen, 500, "times that the first was chosen");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource(ALL)
    @DisplayName("S51 TestPseudoRandomSend: two sends to one channel, each more than 10 of 100")
    void pseudoRandomSend(GoSetup go) throws InterruptedException {
        final int n = 100;
        for (int capacity : new int[] {0, n}) {
            final Channel<Integer> c = go.make(capacity);
            try (Actors actors = go.actors(c)) {
                final Actor<Integer> ones =
                        actors.start(
                                "receiver",
                                () -> {
                                    int sum = 0;
                                    for (int i = 0; i < n; i++) {
                                        sum += c.recv();
                                    }
                                    return sum;
                                });
                final Select select =
                        go.select()
                                .add(SendCase.of(c, () -> 1))
                                .add(SendCase.of(c, () -> 0))
                                .build();
                for (int i = 0; i < n; i++) {
                    select.await();
                }
                assertTrue(
                        ones.result() > n / 10 && ones.result() < n - n / 10, "" + ones.result());
            }
            Inspection.checkAtRest(c);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource(ALL)
    @DisplayName("S48 S68 TestSelectStress: 8 threads and 2 selects, 100,000 on each of 4 channels")
    void selectStress(GoSetup go) {
        final int n = Seeds.rounds(100_000);
        final List<Channel<Integer>> c = List.of(go.make(0), go.make(0), go.make(2), go.make(3));
        try (Actors actors = go.actors(c.toArray())) {
            for (Channel<Integer> each : c) {
                actors.run(
                        "sender",
                        () -> {
                            for (int i = 0; i < n; i++) {
                                each.send(0);
                            }
                        });
                actors.run(
                        "receiver",
                        () -> {
                            for (int i = 0; i < n; i++) {
                                assertNotNull(each.recv());
                            }
                        });
            }
            actors.run("sending select", () -> selectAll(go, c, n, true));
            actors.run("receiving select", () -> selectAll(go, c, n, false));
        }
        c.forEach(Inspection::checkAtRest);
    }

    /** Chooses each channel n times, and switches off those that are done. */
    private static void selectAll(GoSetup go, List<Channel<Integer>> c, int n, boolean sending)
            throws InterruptedException {
        final SelectBuilder builder = go.select();
        c.forEach(each -> builder.add(sending ? SendCase.of(each, () -> 0) : RecvCase.of(each)));
        final Select select = builder.build();
        final int[] counts = new int[c.size()];
        for (int i = 0; i < n * c.size(); i++) {
            final SelectCase chosen = select.await();
            if (++counts[chosen.index()] == n) {
                chosen.disable();
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource(ALL)
    @DisplayName(
            "S49 doubleselect.go: 100,000 numbers sent by a select over 4 channels arrive once")
    void doubleSelect(GoSetup go) {
        final int n = Seeds.rounds(100_000);
        final List<Channel<Integer>> c = List.of(go.make(0), go.make(0), go.make(0), go.make(0));
        final Channel<Integer> all = go.make(0);
        try (Actors actors = go.actors(c.toArray())) {
            final AtomicInteger next = new AtomicInteger();
            final SelectBuilder builder = go.select();
            c.forEach(each -> builder.add(SendCase.of(each, next::get)));
            final Select select = builder.build();
            actors.run(
                    "sender",
                    () -> {
                        while (next.get() < n) {
                            select.await();
                            next.incrementAndGet();
                        }
                        c.forEach(Channel::close);
                    });
            final List<Actor<Void>> muxes = new ArrayList<>();
            for (Channel<Integer> each : c) {
                muxes.add(
                        actors.run(
                                "mux",
                                () -> {
                                    for (Integer number : each) {
                                        all.send(number);
                                    }
                                }));
            }
            actors.run(
                    "closer",
                    () -> {
                        muxes.forEach(Actor::result);
                        all.close();
                    });
            final BitSet seen = new BitSet(n);
            for (int number : all) {
                assertTrue(!seen.get(number), "received twice: " + number);
                seen.set(number);
            }
            assertEquals(n, seen.cardinality());
        }
        c.forEach(Inspection::checkAtRest);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource(ALL)
    @DisplayName(
            "S55 TestSelectDuplicateChannel: a select with a channel twice leaves the line whole")
    void duplicateChannel(GoSetup go) throws InterruptedException {
        final Channel<Integer> c = go.make(0);
        final Channel<Integer> d = go.make(0);
        final Channel<Integer> e = go.make(0);
        try (Actors actors = go.actors(c, d, e)) {
            final Select select =
                    go.select().add(RecvCase.of(c)).add(RecvCase.of(c)).add(RecvCase.of(d)).build();
            final Actor<SelectCase> first =
                    actors.<SelectCase>start("select", select::await).awaitBlocked();
            final Actor<Integer> second = actors.<Integer>start("plain", c::recv).awaitBlocked();
            d.send(7); // wakes the select by its third case
            assertEquals(2, first.result().index());
            c.send(8); // must wake the plain receiver behind it
            assertEquals(8, second.result());
        }
        Inspection.checkAtRest(c);
        Inspection.checkAtRest(d);
        Inspection.checkAtRest(e);
    }
}
