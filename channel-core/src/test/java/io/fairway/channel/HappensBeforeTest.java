package io.fairway.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.fairway.testing.Race;
import io.fairway.testing.Seeds;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;

/** The edges of the memory model, each by plain writes before it and plain reads behind it. */
class HappensBeforeTest {

    /** Carries what no memory ordering of its own protects. */
    private static final class Payload {
        int value;
    }

    @Matrix(capacities = {0, 1, 2, 10})
    @DisplayName("S24 what happened before a send is seen after the receive of its element")
    void sendBeforeReceive(Setup setup) {
        final int rounds = Seeds.rounds(2_000);
        final int[] beside = new int[rounds];
        try (Scene<Payload> scene = setup.scene()) {
            scene.run(
                    "sender",
                    () -> {
                        for (int i = 0; i < rounds; i++) {
                            final Payload payload = new Payload();
                            payload.value = i + 1;
                            beside[i] = i + 1;
                            scene.channel.send(payload);
                        }
                    });
            scene.run(
                    "receiver",
                    () -> {
                        for (int i = 0; i < rounds; i++) {
                            assertEquals(i + 1, scene.channel.recv().value);
                            assertEquals(i + 1, beside[i]);
                        }
                    });
        }
    }

    @Matrix(capacities = {0, 1, 2, 10})
    @DisplayName("S24 what happened before a receive is seen after the send that its place was for")
    void receiveBeforeSendThatItMadeRoomFor(Setup setup) {
        final int rounds = Seeds.rounds(2_000);
        final int capacity = setup.capacity();
        final int[] before = new int[rounds];
        try (Scene<Integer> scene = setup.scene()) {
            scene.run(
                    "receiver",
                    () -> {
                        for (int i = 0; i < rounds; i++) {
                            before[i] = i + 1;
                            assertEquals(i, scene.channel.recv());
                        }
                    });
            scene.run(
                    "sender",
                    () -> {
                        for (int i = 0; i < rounds; i++) {
                            scene.channel.send(i);
                            if (i >= capacity) {
                                assertEquals(i - capacity + 1, before[i - capacity]);
                            }
                        }
                    });
        }
    }

    @Matrix(
            capacities = {0, 1, 10},
            waiting = Waiting.PARKING)
    @DisplayName("S24 what happened before a close is seen by whoever learns of it")
    void closeBeforeWhatReportsIt(Setup setup) {
        final int rounds = Seeds.rounds(2_000);
        final int[] before = new int[rounds];
        final List<Channel<Integer>> channels =
                Stream.generate(() -> setup.<Integer>channel()).limit(rounds).toList();
        new Race(setup.kind(), "closeBeforeWhatReportsIt")
                .with(
                        i -> {
                            before[i] = i + 1;
                            channels.get(i).close();
                        })
                .with(
                        i -> {
                            if (i % 2 == 0) {
                                channels.get(i).recv();
                            } else {
                                while (channels.get(i).trySend(7) != SendResult.CLOSED) {
                                    Thread.onSpinWait();
                                }
                            }
                            assertEquals(i + 1, before[i]);
                        })
                .run(rounds);
        assertEquals(rounds, IntStream.of(before).filter(each -> each > 0).count());
    }

    @Matrix(
            capacities = {1, 10},
            waiting = Waiting.PARKING)
    @DisplayName("S24 what happened before a close is seen by whoever finds it closed or drained")
    void closeBeforeQueries(Setup setup) {
        final int rounds = Seeds.rounds(2_000);
        final int[] before = new int[rounds];
        final List<Channel<Integer>> channels =
                Stream.generate(() -> setup.<Integer>channel()).limit(rounds).toList();
        new Race(setup.kind(), "closeBeforeQueries")
                .with(
                        i -> {
                            before[i] = i + 1;
                            channels.get(i).close();
                        })
                .with(
                        i -> {
                            final Channel<Integer> channel = channels.get(i);
                            while (!(i % 2 == 0 ? channel.isDrained() : channel.isClosed())) {
                                Thread.onSpinWait();
                            }
                            assertEquals(i + 1, before[i]);
                        })
                .run(rounds);
    }
}
