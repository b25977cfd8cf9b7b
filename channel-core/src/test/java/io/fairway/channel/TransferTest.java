package io.fairway.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fairway.testing.Actor;
import io.fairway.testing.Actors;
import io.fairway.testing.Seeds;
import io.fairway.testing.ThreadKind;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Many elements through one channel, by several threads. */
class TransferTest {

    static List<ThreadKind> kinds() {
        return ThreadKind.available();
    }

    @Matrix
    @DisplayName("S6 one receiver gets one sender's elements in order")
    void orderOfOneSender(Setup setup) {
        final int elements = 300;
        try (Scene<Integer> scene = setup.scene()) {
            scene.run("sender", () -> sendRange(scene.channel, 0, elements));
            scene.run(
                    "receiver",
                    () -> {
                        for (int i = 0; i < elements; i++) {
                            assertEquals(i, scene.channel.recv());
                        }
                    });
        }
    }

    @Matrix(
            manySenders = true,
            manyReceivers = true,
            capacities = {0, 1, 2, 10, 1024})
    @DisplayName("S7 of several senders' elements each is received once, by whichever receiver")
    void everyElementOnce(Setup setup) {
        final int threads = 4;
        final int each = 300;
        final AtomicIntegerArray seen = new AtomicIntegerArray(threads * each);
        try (Scene<Integer> scene = setup.scene()) {
            for (int i = 0; i < threads; i++) {
                final int first = i * each;
                scene.run("sender " + i, () -> sendRange(scene.channel, first, first + each));
                scene.run(
                        "receiver " + i,
                        () -> {
                            for (int n = 0; n < each; n++) {
                                seen.incrementAndGet(scene.channel.recv());
                            }
                        });
            }
        }
        for (int i = 0; i < seen.length(); i++) {
            assertEquals(1, seen.get(i), "element " + i);
        }
    }

    @Matrix(
            manySenders = true,
            capacities = {0, 1, 3, 10})
    @DisplayName("S8 each of several senders' elements are received in the order it sent them")
    void orderOfEachSender(Setup setup) {
        final int senders = 4;
        final int each = 200;
        try (Scene<Integer> scene = setup.scene()) {
            for (int i = 0; i < senders; i++) {
                final int first = i * each;
                scene.run("sender " + i, () -> sendRange(scene.channel, first, first + each));
            }
            scene.run(
                    "receiver",
                    () -> {
                        final int[] next = new int[senders];
                        for (int n = 0; n < senders * each; n++) {
                            final int element = scene.channel.recv();
                            assertEquals(next[element / each]++, element % each);
                        }
                    });
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    @DisplayName("S7 S39 23 workers between two channels pass on all of 271,828 elements")
    void multiConsumer(ThreadKind kind) {
        final int workers = 23;
        final int elements = 271_828;
        final Channel<Integer> in = Channel.bounded(3 * workers);
        final Channel<Integer> out = Channel.bounded(3 * workers);
        try (Actors actors = new Actors(kind).watch(in, out)) {
            final List<Actor<Void>> running = new ArrayList<>();
            for (int i = 0; i < workers; i++) {
                running.add(
                        actors.run(
                                "worker " + i,
                                () -> {
                                    for (Integer element : in) {
                                        out.send(element);
                                    }
                                }));
            }
            actors.run(
                    "feeder",
                    () -> {
                        sendRange(in, 0, elements);
                        assertTrue(in.close());
                        running.forEach(Actor::result);
                        assertTrue(out.close());
                    });
            long sum = 0;
            int count = 0;
            for (Integer element : out) {
                sum += element;
                count++;
            }
            assertEquals(elements, count);
            assertEquals((long) elements * (elements - 1) / 2, sum);
        }
        Invariants.checkIdle(in);
        Invariants.checkIdle(out);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    @DisplayName("S22 a chain of unbuffered channels and threads passes an element through")
    void daisyChain(ThreadKind kind) throws InterruptedException {
        final int stages = kind == ThreadKind.VIRTUAL ? 10_000 : 500;
        final Channel<Integer> leftmost = Channel.unbuffered();
        Channel<Integer> right = leftmost;
        try (Actors actors = new Actors(kind)) {
            for (int i = 0; i < stages; i++) {
                final Channel<Integer> to = right;
                final Channel<Integer> from = Channel.unbuffered();
                actors.run("stage " + i, () -> to.send(from.recv() + 1));
                right = from;
            }
            right.send(1);
            assertEquals(stages + 1, leftmost.recv());
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    @DisplayName("an element that is there, as size says to the only receiver, can be received")
    void sizeDoesNotLieToTheOnlyReceiver(ThreadKind kind) {
        final int elements = Seeds.rounds(20_000);
        for (Roles roles : List.of(Roles.ONE_RECEIVER, Roles.ONE_EACH)) {
            final Channel<Integer> channel =
                    roles.apply(Channel.<Integer>builder().capacity(2)).build();
            try (Scene<Integer> scene = new Scene<>(kind, channel)) {
                scene.run("sender", () -> sendRange(channel, 0, elements));
                scene.run(
                        "receiver",
                        () -> {
                            for (int i = 0; i < elements; ) {
                                if (channel.size() > 0) {
                                    assertEquals(i++, channel.tryRecv());
                                } else {
                                    Thread.yield();
                                }
                            }
                        });
            }
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    @DisplayName("who has just sent an element, and alone receives, never finds the channel empty")
    void senderSeesItsOwnElement(ThreadKind kind) {
        final int rounds = Seeds.rounds(20_000);
        final Channel<Integer> channel = Channel.bounded(3);
        try (Scene<Integer> scene = new Scene<>(kind, channel)) {
            final Actor<Void> other =
                    scene.run(
                            "other sender",
                            () -> {
                                while (!channel.isClosed()) {
                                    if (channel.trySend(-1) != SendResult.SENT) {
                                        Thread.yield();
                                    }
                                }
                            });
            scene.run(
                    "sender and receiver",
                    () -> {
                        for (int i = 0; i < rounds; i++) {
                            if (channel.trySend(i) == SendResult.SENT) {
                                assertNotNull(channel.tryRecv());
                            }
                            assertNotNull(
                                    channel.size() == 0 ? Integer.valueOf(0) : channel.tryRecv());
                        }
                        channel.close();
                    });
            assertNull(other.result());
        }
    }

    private static void sendRange(Sender<Integer> sender, int from, int to)
            throws InterruptedException {
        for (int i = from; i < to; i++) {
            sender.send(i);
        }
    }
}
