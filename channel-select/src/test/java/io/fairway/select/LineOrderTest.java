package io.fairway.select;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.fairway.channel.Channel;
import io.fairway.channel.Probe;
import io.fairway.channel.SendResult;
import io.fairway.testing.Actor;
import io.fairway.testing.Actors;
import io.fairway.testing.ThreadKind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Selects and plain operations that wait for one channel are served in the order in which they
 * came.
 */
class LineOrderTest {
    private static final int THREADS = 10;

    @ParameterizedTest
    @MethodSource(Parameters.KINDS_AND_CAPACITIES)
    @DisplayName("S10 selects and plain receivers are served in the order in which they came")
    void receiversAreServedInOrder(ThreadKind kind, int capacity) {
        final Channel<Integer> c = Probe.channel(capacity);
        final Channel<Integer> quiet = Channel.unbuffered();

        try (Actors actors = new Actors(kind).watch(c, quiet)) {
            final List<Actor<Integer>> receivers = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                if (i % 2 == 0) {
                    final RecvCase<Integer> receive = RecvCase.of(c);
                    final Select select =
                            Select.builder().recv(quiet, v -> {}).add(receive).build();
                    receivers.add(
                            actors.start(
                                    "select " + i,
                                    () -> {
                                        select.await();
                                        return receive.value();
                                    }));
                    Parked.await(actors, receivers.get(i), select);
                } else {
                    receivers.add(Parked.await(actors, actors.start("recv " + i, c::recv), c));
                }
            }
            for (int i = 0; i < THREADS; i++) {
                assertEquals(SendResult.SENT, c.trySend(i));
            }
            assertEquals(0, c.size());
            for (int i = 0; i < THREADS; i++) {
                assertEquals(i, receivers.get(i).result());
            }
        }
        Probe.assertQuiet(c, quiet);
    }

    @ParameterizedTest
    @MethodSource(Parameters.KINDS_AND_CAPACITIES)
    @DisplayName("S11 S12 selects and plain senders are served in the order in which they came")
    void sendersAreServedInOrder(ThreadKind kind, int capacity) {
        final Channel<Integer> c = Probe.channel(capacity);
        final Channel<Integer> quiet = Channel.unbuffered();
        for (int i = 0; i < capacity; i++) {
            c.trySend(i);
        }

        try (Actors actors = new Actors(kind).watch(c, quiet)) {
            for (int i = 0; i < THREADS; i++) {
                final int element = capacity + i;
                if (i % 2 == 0) {
                    final Select select =
                            Select.builder().send(c, () -> element).recv(quiet, v -> {}).build();
                    Parked.await(actors, actors.run("select", select::await), select);
                } else {
                    Parked.await(actors, actors.run("send", () -> c.send(element)), c);
                }
            }
            // Whoever comes now does not overtake them.
            assertEquals(SendResult.FULL, c.trySend(-1));
            for (int i = 0; i < capacity + THREADS; i++) {
                assertEquals(i, c.tryRecv());
            }
            assertNull(c.tryRecv());
        }
        Probe.assertQuiet(c, quiet);
    }

    @ParameterizedTest
    @MethodSource(Parameters.KINDS_AND_CAPACITIES)
    @DisplayName(
            "S11 a select that sends takes its turn among plain senders, and each sender's elements keep their order")
    void selectTakesItsTurn(ThreadKind kind, int capacity) throws Exception {
        final int elements = 3_000;
        final int senders = 3;
        final Channel<int[]> c = Probe.channel(capacity);
        final Channel<int[]> never = Channel.never();

        try (Actors actors = new Actors(kind).watch(c)) {
            for (int s = 0; s < senders; s++) {
                final int sender = s;
                final int[] next = {0};
                final Select select =
                        Select.builder()
                                .send(c, () -> new int[] {sender, next[0]})
                                .recv(never, v -> {})
                                .build();
                actors.run(
                        "sender " + s,
                        () -> {
                            for (; next[0] < elements; next[0]++) {
                                if (sender == 0) {
                                    select.await();
                                } else {
                                    c.send(new int[] {sender, next[0]});
                                }
                            }
                        });
            }
            final int[] expected = new int[senders];
            for (int i = 0; i < senders * elements; i++) {
                final int[] element = c.recv();
                assertEquals(expected[element[0]]++, element[1]);
            }
        }
        Probe.assertQuiet(c);
    }
}
