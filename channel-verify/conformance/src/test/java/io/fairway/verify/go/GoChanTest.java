package io.fairway.verify.go;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fairway.channel.Channel;
import io.fairway.channel.Inspection;
import io.fairway.channel.SendResult;
import io.fairway.testing.Actor;
import io.fairway.testing.Actors;
import io.fairway.testing.Race;
import io.fairway.testing.Seeds;
import io.fairway.testing.ThreadKind;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What Go's own tests of its channels demand, at the same sizes and counts: plain operations. */
class GoChanTest {
    private static final String ALL = "io.fairway.verify.go.GoSetup#all";

    @ParameterizedTest(name = "{0}")
    @MethodSource(ALL)
    @DisplayName("S1 S2 S3 S4 S15 TestChan: an empty channel blocks receivers, a full one senders")
    void emptyAndFull(GoSetup go) throws InterruptedException {
        for (int capacity = 0;
                capacity < 200;
                capacity = capacity < 8 ? capacity + 1 : capacity * 2) {
            final Channel<Integer> c = go.make(capacity);
            try (Actors actors = go.actors(c)) {
                final Actor<Integer> first = actors.<Integer>start("first", c::recv).awaitBlocked();
                assertNull(c.tryRecv());
                c.send(0);
                assertEquals(0, first.result());

                for (int i = 0; i < capacity; i++) {
                    assertEquals(i, c.size());
                    c.send(i);
                }
                assertEquals(SendResult.FULL, c.trySend(-1));
                final int next = capacity;
                final Actor<Void> sender = actors.run("sender", () -> c.send(next)).awaitBlocked();
                for (int i = 0; i <= capacity; i++) {
                    assertEquals(i, c.recv());
                }
                sender.result();
                assertEquals(capacity, c.capacity());
            }
            Inspection.checkAtRest(c);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource(ALL)
    @DisplayName("S25 S26 S28 TestChan: a closed channel drains in order, and wakes its receiver")
    void closed(GoSetup go) throws InterruptedException {
        for (int capacity = 0;
                capacity < 200;
                capacity = capacity < 8 ? capacity + 1 : capacity * 2) {
            final Channel<Integer> c = go.make(capacity);
            for (int i = 0; i < capacity; i++) {
                c.send(i);
            }
            c.close();
            for (int i = 0; i < capacity; i++) {
                assertEquals(i, c.recv());
            }
            assertNull(c.recv());
            assertTrue(c.isDrained());

            final Channel<Integer> d = go.make(capacity);
            try (Actors actors = go.actors(d)) {
                final Actor<Integer> receiver =
                        actors.<Integer>start("receiver", d::recv).awaitBlocked();
                d.close();
                assertNull(receiver.result());
            }
            Inspection.checkAtRest(d);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource(ALL)
    @DisplayName("S6 S7 TestChan: 4 senders, 4 receivers, 1,000 each, through every capacity")
    void fourToFour(GoSetup go) {
        for (int capacity : new int[] {0, 1, 2, 3, 10, 100, 199}) {
            final Channel<Integer> c = go.make(capacity);
            final int each = 1_000;
            final List<Actor<int[]>> receivers = new ArrayList<>();
            try (Actors actors = go.actors(c)) {
                for (int p = 0; p < 4; p++) {
                    actors.run(
                            "sender " + p,
                            () -> {
                                for (int i = 0; i < each; i++) {
                                    c.send(i);
                                }
                            });
                    receivers.add(
                            actors.start(
                                    "receiver " + p,
                                    () -> {
                                        final int[] counts = new int[each];
                                        for (int i = 0; i < each; i++) {
                                            counts[c.recv()]++;
                                        }
                                        return counts;
                                    }));
                }
            }
            for (int i = 0; i < each; i++) {
                final int value = i;
                assertEquals(4, receivers.stream().mapToInt(r -> r.result()[value]).sum());
            }
            Inspection.checkAtRest(c);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource(ALL)
    @DisplayName(
            "S40 TestNonblockRecvRace: 10,000 receives against a close find the element or closed")
    void nonblockRecvRace(GoSetup go) {
        final AtomicReference<Channel<Integer>> c = new AtomicReference<>(filled(go));
        final AtomicReference<String> verdict = new AtomicReference<>();
        final AtomicReference<Integer> other = new AtomicReference<>();
        new Race(go.kind(), "TestNonblockRecvRace")
                .with(
                        round -> {
                            c.get().close();
                            other.set(c.get().recv());
                        })
                .with(
                        round -> {
                            final Integer element = c.get().tryRecv();
                            verdict.set(
                                    element != null
                                            ? "element"
                                            : c.get().isDrained() ? "closed" : "not ready");
                        })
                .check(
                        round -> {
                            assertEquals(other.get() == null ? "element" : "closed", verdict.get());
                            c.set(filled(go));
                        })
                .run(Seeds.rounds(10_000), c);
    }

    private static Channel<Integer> filled(GoSetup go) {
        final Channel<Integer> c = go.make(1);
        c.trySend(1);
        return c;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource(ALL)
    @DisplayName("S7 S39 TestMultiConsumer: 23 workers, 271,828 items, nothing lost")
    void multiConsumer(GoSetup go) {
        final int workers = 23;
        final int items = 271_828;
        final int[] primes = {2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31};
        final Channel<Integer> queue = go.make(workers * 10);
        final Channel<Integer> results = go.make(workers * 10);
        try (Actors actors = go.actors(queue, results)) {
            final List<Actor<Void>> working = new ArrayList<>();
            for (int w = 0; w < workers; w++) {
                working.add(
                        actors.run(
                                "worker " + w,
                                () -> {
                                    for (int item : queue) {
                                        if (item % 7 == 0) {
                                            Thread.yield(); // as Go's, to mix the order
                                        }
                                        results.send(item);
                                    }
                                }));
            }
            final Actor<Long> expected =
                    actors.start(
                            "producer",
                            () -> {
                                long sum = 0;
                                for (int i = 0; i < items; i++) {
                                    final int item = primes[i % primes.length];
                                    sum += item;
                                    queue.send(item);
                                }
                                queue.close();
                                return sum;
                            });
            actors.run(
                    "closer",
                    () -> {
                        working.forEach(Actor::result);
                        results.close();
                    });
            long count = 0;
            long sum = 0;
            for (int each : results) {
                count++;
                sum += each;
            }
            assertEquals(items, count);
            assertEquals(expected.result(), sum);
        }
        Inspection.checkAtRest(queue);
        Inspection.checkAtRest(results);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource(ALL)
    @DisplayName("S10 S6 fifo.go: blocked receivers of an unbuffered channel are served in order")
    void fifo(GoSetup go) throws InterruptedException {
        final Channel<Integer> c = go.make(0);
        final List<Actor<Integer>> line = new ArrayList<>();
        try (Actors actors = go.actors(c)) {
            for (int i = 0; i < 10; i++) {
                line.add(actors.<Integer>start("receiver " + i, c::recv).awaitBlocked());
            }
            for (int i = 0; i < 10; i++) {
                c.send(i);
            }
            for (int i = 0; i < 10; i++) {
                assertEquals(i, line.get(i).result());
            }
        }
        Inspection.checkAtRest(c);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource(ALL)
    @DisplayName("S21 sieve1.go: a chain of filters made of channels gives the primes")
    void sieve(GoSetup go) throws InterruptedException {
        final Channel<Integer> numbers = go.make(0);
        final List<Channel<Integer>> stages = new ArrayList<>(List.of(numbers));
        try (Actors actors = go.actors(numbers)) {
            actors.run(
                    "numbers",
                    () -> {
                        for (int i = 2; numbers.send(i, 1, TimeUnit.DAYS) == SendResult.SENT; ) {
                            i++;
                        }
                    });
            final List<Integer> primes = new ArrayList<>();
            for (int i = 0; i < 25; i++) {
                final Channel<Integer> in = stages.get(i);
                final Integer prime = in.recv();
                assertNotNull(prime);
                primes.add(prime);
                final Channel<Integer> out = go.make(0);
                stages.add(out);
                actors.run("filter of " + prime, () -> filter(in, out, prime));
            }
            stages.forEach(Channel::close);
            assertEquals(
                    List.of(
                            2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67,
                            71, 73, 79, 83, 89, 97),
                    primes);
        }
        stages.forEach(Inspection::checkAtRest);
    }

    private static void filter(Channel<Integer> in, Channel<Integer> out, int prime)
            throws InterruptedException {
        for (int number : in) {
            if (number % prime != 0 && out.send(number, 1, TimeUnit.DAYS) == SendResult.CLOSED) {
                return;
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource(ALL)
    @DisplayName("S22 goroutines.go: a chain of 10,000 virtual threads, or 500 platform threads")
    void chain(GoSetup go) throws InterruptedException {
        final int stages = go.kind() == ThreadKind.VIRTUAL ? 10_000 : 500;
        final Channel<Integer> leftmost = go.make(0);
        Channel<Integer> left = leftmost;
        try (Actors actors = go.actors(leftmost)) {
            for (int i = 0; i < stages; i++) {
                final Channel<Integer> from = go.make(0);
                final Channel<Integer> to = left;
                actors.run("stage " + i, () -> to.send(from.recv() + 1));
                left = from;
            }
            final Channel<Integer> rightmost = left;
            actors.run("start", () -> rightmost.send(0));
            assertEquals(stages, leftmost.recv());
        }
        Inspection.checkAtRest(leftmost);
    }
}
