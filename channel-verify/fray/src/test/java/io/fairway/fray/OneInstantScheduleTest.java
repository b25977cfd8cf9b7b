package io.fairway.fray;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.fairway.channel.Channel;
import io.fairway.channel.ChannelState;
import io.fairway.select.Select;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One case is ready at every instant, but not always the same: poll must find one. */
@ExploresSchedules
class OneInstantScheduleTest {

    @ParameterizedTest
    @EnumSource(names = {"MPMC_1", "MPMC_2"})
    void elementComesBeforeAnotherGoes(Kind kind) {
        Schedules.explore(kind, () -> race((a, b) -> b.trySend(1), kind));
    }

    @ParameterizedTest
    @EnumSource(names = {"MPMC_1", "MPMC_2"})
    void closeComesBeforeElementGoes(Kind kind) {
        Schedules.explore(kind, () -> race((a, b) -> b.close(), kind));
    }

    /** What makes b ready before a's element is taken. */
    @FunctionalInterface
    private interface Change {
        void apply(Channel<Integer> a, Channel<Integer> b);
    }

    private static void race(Change change, Kind kind) throws InterruptedException {
        final Channel<Integer> a = kind.<Integer>builder().build();
        final Channel<Integer> b = kind.<Integer>builder().build();
        a.trySend(0);
        final Threads threads = new Threads();
        threads.start(
                "mover",
                () -> {
                    change.apply(a, b);
                    a.tryRecv();
                });
        threads.start("select", () -> assertNotNull(select(a, b).poll()));
        threads.join();
        ChannelState.checkIdle(a);
        ChannelState.checkIdle(b);
    }

    private static Select select(Channel<Integer> a, Channel<Integer> b) {
        return Selects.of(false).recv(a, e -> {}).recv(b, e -> {}).build();
    }

    /** The same with senders in line instead of elements. */
    @Test
    void senderComesBeforeAnotherGoes() {
        Schedules.explore(
                Kind.UNBUFFERED,
                () -> {
                    final Channel<Integer> a = Kind.UNBUFFERED.<Integer>builder().build();
                    final Channel<Integer> b = Kind.UNBUFFERED.<Integer>builder().build();
                    final Threads threads = new Threads();
                    threads.start("sender a", () -> new Tally().sendUntilClosed(a, 0, 1));
                    awaitSender(a);
                    threads.start("sender b", () -> new Tally().sendUntilClosed(b, 0, 1));
                    final Thread mover =
                            threads.start(
                                    "mover",
                                    () -> {
                                        awaitSender(b);
                                        a.tryRecv();
                                    });
                    threads.start(
                            "select",
                            () -> {
                                assertNotNull(select(a, b).poll());
                                mover.join();
                                a.close();
                                b.close();
                            });
                    threads.join();
                    ChannelState.checkIdle(a);
                    ChannelState.checkIdle(b);
                });
    }

    /** As above, but the mover counts the senders in line, which the channel says by toString. */
    @Test
    void senderIsSeenInLineBeforeAnotherGoes() {
        Schedules.explore(
                Kind.UNBUFFERED,
                () -> {
                    final Channel<Integer> a = Kind.UNBUFFERED.<Integer>builder().build();
                    final Channel<Integer> b = Kind.UNBUFFERED.<Integer>builder().build();
                    final Threads threads = new Threads();
                    threads.start("sender a", () -> new Tally().sendUntilClosed(a, 0, 1));
                    awaitSender(a);
                    threads.start("sender b", () -> new Tally().sendUntilClosed(b, 0, 1));
                    final Thread mover =
                            threads.start(
                                    "mover",
                                    () -> {
                                        for (int i = 0; i < 20; i++) {
                                            if (ChannelState.queuedSenders(b) > 0) {
                                                a.tryRecv();
                                                return;
                                            }
                                        }
                                    });
                    threads.start(
                            "select",
                            () -> {
                                final Object chosen = select(a, b).poll();
                                mover.join();
                                a.close();
                                b.close();
                                assertNotNull(chosen);
                            });
                    threads.join();
                });
    }

    private static void awaitSender(Channel<?> channel) {
        while (!ChannelState.hasSenderArrived(channel)) {
            Thread.yield();
        }
    }
}
