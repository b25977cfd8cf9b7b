package io.fairway.select;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.fairway.channel.Channel;
import io.fairway.channel.Probe;
import io.fairway.channel.WaitStrategy;
import io.fairway.testing.Actors;
import io.fairway.testing.Seeds;
import io.fairway.testing.ThreadKind;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Selects that meet on the same unbuffered channels, in opposite orders and in cycles. Each of them
 * may at any time claim another while it is being claimed; none may wait for ever, or lose or
 * invent an element.
 */
class OppositeOrderTest {
    private static final int ROUNDS = 100_000;

    static Stream<Arguments> settings() {
        return ThreadKind.available().stream()
                .flatMap(
                        kind ->
                                Stream.of(WaitStrategy.parking(), WaitStrategy.spinThenPark())
                                        .map(strategy -> Arguments.of(kind, strategy)));
    }

    private static int rounds() {
        return Seeds.rounds(ROUNDS) / ThreadKind.available().size();
    }

    private static SelectBuilder biased(WaitStrategy strategy) {
        return Select.builder().biased().waitStrategy(strategy);
    }

    @ParameterizedTest
    @MethodSource("settings")
    @DisplayName(
            "S67 a select that sends on two channels and one that receives in the other order never deadlock")
    void twoSelectsInOppositeOrder(ThreadKind kind, WaitStrategy strategy) {
        final int rounds = rounds();
        final Channel<Integer> a = Channel.unbuffered();
        final Channel<Integer> b = Channel.unbuffered();
        final int[] next = {0};
        final int[] expected = {0};
        final Select sending =
                biased(strategy).send(a, () -> next[0]).send(b, () -> next[0]).build();
        final Select receiving =
                biased(strategy)
                        .recv(b, v -> assertEquals(expected[0]++, v))
                        .recv(a, v -> assertEquals(expected[0]++, v))
                        .build();

        try (Actors actors = new Actors(kind).watch(a, b)) {
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

        assertEquals(rounds, expected[0]);
        Probe.assertQuiet(a, b);
    }

    @ParameterizedTest
    @MethodSource("settings")
    @DisplayName("S67 two selects that both send and receive, crosswise, never deadlock")
    void twoSelectsCrosswise(ThreadKind kind, WaitStrategy strategy) {
        assertRingMakesProgress(kind, strategy, 2, false);
    }

    @ParameterizedTest
    @MethodSource("settings")
    @DisplayName(
            "S67 three selects in a cycle, each sending to the next and receiving from the one before, never deadlock")
    void threeSelectsInCycle(ThreadKind kind, WaitStrategy strategy) {
        assertRingMakesProgress(kind, strategy, 3, false);
    }

    @ParameterizedTest
    @MethodSource("settings")
    @DisplayName("S67 three selects that all send and receive on all channels never deadlock")
    void threeSelectsOnAllChannels(ThreadKind kind, WaitStrategy strategy) {
        assertRingMakesProgress(kind, strategy, 3, true);
    }

    /** Each counts what it sends and receives, until the channels are closed. */
    private static void assertRingMakesProgress(
            ThreadKind kind, WaitStrategy strategy, int selects, boolean everywhere) {
        final int rounds = rounds();
        final List<Channel<Integer>> channels = new ArrayList<>();
        for (int i = 0; i < selects; i++) {
            channels.add(Channel.unbuffered());
        }
        final AtomicLong sent = new AtomicLong();
        final AtomicLong received = new AtomicLong();
        final AtomicLong exchanges = new AtomicLong();

        try (Actors actors = new Actors(kind).watch(channels)) {
            for (int i = 0; i < selects; i++) {
                final int[] next = {i};
                final SelectBuilder builder = Select.builder().waitStrategy(strategy);
                for (int k = 0; k < (everywhere ? selects : 1); k++) {
                    builder.add(
                            SendCase.of(channels.get((i + k) % selects), () -> next[0])
                                    .onSent(() -> sent.addAndGet(next[0]))
                                    .onClosed(() -> {}));
                    builder.recv(
                            channels.get((i + k + 1) % selects),
                            v -> {
                                received.addAndGet(v);
                                exchanges.incrementAndGet();
                            });
                }
                final Select select = builder.build();
                actors.run(
                        "select " + i,
                        () -> {
                            while (!select.await().isClosed()) {
                                next[0] += selects;
                                if (exchanges.get() >= rounds) {
                                    channels.forEach(Channel::close);
                                }
                            }
                        });
            }
        }

        assertEquals(sent.get(), received.get());
        Probe.assertQuiet(channels.toArray());
    }
}
