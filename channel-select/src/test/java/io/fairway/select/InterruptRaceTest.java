package io.fairway.select;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.fairway.channel.Channel;
import io.fairway.channel.Probe;
import io.fairway.channel.SendResult;
import io.fairway.channel.WaitStrategy;
import io.fairway.testing.ThreadKind;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * An interrupt against the completion of a select: either the case runs, and the interrupt stays
 * pending, or the select throws, and has had no effect.
 */
class InterruptRaceTest {
    private static final int ROUNDS = 100_000;

    private final Channel<Integer> quiet = Channel.unbuffered();
    private Thread selecting;
    private boolean interrupted;

    static Stream<Arguments> races() {
        return ThreadKind.available().stream()
                .flatMap(
                        kind ->
                                Stream.of(
                                        Arguments.of(kind, 0, WaitStrategy.parking()),
                                        Arguments.of(kind, 1, WaitStrategy.spinThenPark())));
    }

    private void use(Select select) {
        try {
            select.await();
        } catch (InterruptedException e) {
            interrupted = true;
        }
    }

    private Race race(String name, ThreadKind kind, Runnable prepare, Object... watched) {
        return new Race(name, kind, ROUNDS / ThreadKind.available().size(), watched)
                .prepare(
                        round -> {
                            selecting = Thread.currentThread();
                            interrupted = false;
                            prepare.run();
                        });
    }

    @ParameterizedTest
    @MethodSource("races")
    @DisplayName("a select that receives is completed or interrupted, and never half of each")
    void receiveOrInterrupt(ThreadKind kind, int capacity, WaitStrategy strategy) {
        final Channel<Integer> c = Probe.channel(capacity);
        final RecvCase<Integer> receive = RecvCase.of(c);
        final Select select =
                Select.builder().waitStrategy(strategy).add(receive).recv(quiet, v -> {}).build();
        final SendResult[] sent = {null};

        race("receiveOrInterrupt", kind, () -> {}, c, quiet)
                .check(
                        round -> {
                            assertNotEquals(interrupted, Thread.interrupted(), "pending");
                            if (interrupted) {
                                assertNull(receive.value());
                                assertEquals(capacity == 0 ? null : round, c.tryRecv());
                                assertEquals(capacity, sent[0] == SendResult.SENT ? 1 : 0);
                            } else {
                                assertEquals(SendResult.SENT, sent[0]);
                                assertEquals(round, receive.value());
                            }
                        })
                .run(
                        round -> use(select),
                        round -> {
                            if (round % 2 == 0) {
                                selecting.interrupt();
                                sent[0] = c.trySend(round);
                            } else {
                                sent[0] = c.trySend(round);
                                selecting.interrupt();
                            }
                        });

        Probe.assertQuiet(c, quiet);
    }

    @ParameterizedTest
    @MethodSource("races")
    @DisplayName("a select that sends is completed or interrupted, and never half of each")
    void sendOrInterrupt(ThreadKind kind, int capacity, WaitStrategy strategy) {
        final Channel<Integer> c = Probe.channel(capacity);
        final int[] next = {0};
        final Select select =
                Select.builder()
                        .waitStrategy(strategy)
                        .send(c, () -> next[0])
                        .recv(quiet, v -> {})
                        .build();
        final Integer[] received = {null};

        race("sendOrInterrupt", kind, () -> c.trySend(-1), c, quiet)
                .check(
                        round -> {
                            assertNotEquals(interrupted, Thread.interrupted(), "pending");
                            // Of a full channel the first to come out is what was there before.
                            final Integer second = received[0] == null ? null : c.tryRecv();
                            if (capacity == 0) {
                                assertEquals(interrupted ? null : round, received[0]);
                            } else {
                                assertEquals(-1, received[0]);
                                assertEquals(interrupted ? null : round, second);
                            }
                        })
                .run(
                        round -> {
                            next[0] = round;
                            use(select);
                        },
                        round -> {
                            if (round % 2 == 0) {
                                selecting.interrupt();
                                received[0] = c.tryRecv();
                            } else {
                                received[0] = c.tryRecv();
                                selecting.interrupt();
                            }
                        });

        Probe.assertQuiet(c, quiet);
    }
}
