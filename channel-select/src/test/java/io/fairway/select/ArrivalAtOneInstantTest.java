package io.fairway.select;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.fairway.channel.Bystander;
import io.fairway.channel.Channel;
import io.fairway.channel.Probe;
import io.fairway.testing.ThreadKind;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * As {@link OneInstantTest}, on unbuffered channels: a partner gets in line at one channel before
 * another leaves the other. With many quiet cases between the two, a poll needs long from one to
 * the other, so that a look at half an arrival would show.
 */
class ArrivalAtOneInstantTest {
    private static final int ROUNDS = 100_000;

    @ParameterizedTest
    @ValueSource(ints = {0, 200})
    @DisplayName("S52 a poll finds a sender that got in line before another left")
    void senderComesBeforeAnotherGoes(int quietCases) {
        final Channel<Integer> c1 = Channel.unbuffered();
        final Channel<Integer> c2 = Channel.unbuffered();
        final Bystander first = new Bystander(c1);
        final Bystander second = new Bystander(c2);
        final Select select =
                quiet(Select.builder().biased().recv(c1, v -> {}), quietCases)
                        .recv(c2, v -> {})
                        .build();

        race("senderComesBeforeAnotherGoes", quietCases)
                .prepare(round -> second.send(round))
                .check(
                        round -> {
                            first.leave();
                            second.leave();
                        })
                .run(
                        round -> {
                            first.send(round);
                            c2.tryRecv();
                        },
                        round -> assertNotNull(select.poll(), () -> "round " + round));

        Probe.assertQuiet(c1, c2);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 200})
    @DisplayName("S52 a poll finds a receiver that got in line before another left")
    void receiverComesBeforeAnotherGoes(int quietCases) {
        final Channel<Integer> c1 = Channel.unbuffered();
        final Channel<Integer> c2 = Channel.unbuffered();
        final Bystander first = new Bystander(c1);
        final Bystander second = new Bystander(c2);
        final Select select =
                quiet(Select.builder().biased().send(c1, () -> 0), quietCases)
                        .send(c2, () -> 0)
                        .build();

        race("receiverComesBeforeAnotherGoes", quietCases)
                .prepare(round -> second.receive())
                .check(
                        round -> {
                            first.leave();
                            second.leave();
                        })
                .run(
                        round -> {
                            first.receive();
                            c2.trySend(round);
                        },
                        round -> assertNotNull(select.poll(), () -> "round " + round));

        Probe.assertQuiet(c1, c2);
    }

    private static Race race(String name, int quietCases) {
        return new Race(name, ThreadKind.PLATFORM, ROUNDS / (1 + quietCases / 20));
    }

    private static SelectBuilder quiet(SelectBuilder builder, int cases) {
        final Channel<Integer> quiet = Channel.unbuffered();
        for (int i = 0; i < cases; i++) {
            builder.recv(quiet, v -> {});
        }
        return builder;
    }
}
