package io.fairway.fray;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fairway.channel.Channel;
import io.fairway.channel.ChannelClosedException;
import io.fairway.channel.ChannelState;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Close and cancel against all that may be under way. */
@ExploresSchedules
class CloseScheduleTest {

    @ParameterizedTest
    @EnumSource
    void closeAgainstBlockingOperations(Kind kind) {
        Schedules.explore(
                kind,
                () -> {
                    final Channel<Integer> channel = kind.<Integer>builder().build();
                    final Threads threads = new Threads();
                    final Tally tally = new Tally();
                    for (int sender = 0; sender < kind.senders(); sender++) {
                        final int id = sender;
                        threads.start("sender " + id, () -> tally.sendUntilClosed(channel, id, 2));
                    }
                    for (int receiver = 0; receiver < kind.receivers(); receiver++) {
                        threads.start("receiver " + receiver, () -> tally.receiveAll(channel));
                    }
                    threads.start("closer", () -> assertTrue(channel.close()));
                    threads.join();
                    tally.check();
                    assertTrue(channel.isDrained());
                    ChannelState.checkIdle(channel);
                });
    }

    /** Nobody reads: each sender gets through, or is woken by the close. */
    @ParameterizedTest
    @EnumSource
    void closeWakesSenders(Kind kind) {
        Schedules.explore(
                kind,
                () -> {
                    final Channel<Integer> channel = kind.<Integer>builder().build();
                    final Threads threads = new Threads();
                    final Tally tally = new Tally();
                    for (int sender = 0; sender < kind.senders(); sender++) {
                        final int id = sender;
                        threads.start("sender " + id, () -> tally.sendUntilClosed(channel, id, 3));
                    }
                    threads.start("closer", channel::close);
                    threads.join();
                    tally.receiveAll(channel);
                    tally.check();
                    ChannelState.checkIdle(channel);
                });
    }

    @ParameterizedTest
    @EnumSource
    void closeAgainstTryOperations(Kind kind) {
        Schedules.explore(
                kind,
                () -> {
                    final Channel<Integer> channel = kind.<Integer>builder().build();
                    final Threads threads = new Threads();
                    final Tally tally = new Tally();
                    for (int sender = 0; sender < kind.senders(); sender++) {
                        final int id = sender;
                        threads.start("sender " + id, () -> tally.trySend(channel, id, 2));
                    }
                    threads.start(
                            "receiver",
                            () -> {
                                final List<Integer> mine = tally.newReceiver();
                                for (int i = 0; i < 3; i++) {
                                    tally.tryRecv(channel, mine);
                                }
                                if (channel.isDrained()) {
                                    assertNull(channel.tryRecv());
                                }
                                tally.receiveAll(channel);
                            });
                    threads.start("closer", channel::close);
                    threads.join();
                    tally.check();
                    ChannelState.checkIdle(channel);
                });
    }

    @ParameterizedTest
    @EnumSource
    void whoSeesTheCloseSeesItsCause(Kind kind) {
        Schedules.explore(
                kind,
                () -> {
                    final Channel<Integer> channel = kind.<Integer>builder().build();
                    final Threads threads = new Threads();
                    final Exception cause = new Exception("the cause");
                    threads.start("receiver", () -> assertSame(cause, causeOf(channel::recv)));
                    threads.start(
                            "sender",
                            () -> {
                                if (channel.isClosed()) {
                                    assertSame(cause, causeOf(() -> channel.send(1)));
                                }
                            });
                    threads.start("closer", () -> channel.close(cause));
                    threads.join();
                    ChannelState.checkIdle(channel);
                });
    }

    private static Throwable causeOf(Threads.Body body) {
        return assertThrows(ChannelClosedException.class, body::run).getCause();
    }

    @ParameterizedTest
    @EnumSource
    void oneOfTwoClosersWins(Kind kind) {
        Schedules.explore(
                kind,
                () -> {
                    final Channel<Integer> channel = kind.<Integer>builder().build();
                    final Threads threads = new Threads();
                    final boolean[] won = new boolean[2];
                    for (int i = 0; i < won.length; i++) {
                        final int id = i;
                        threads.start("closer " + id, () -> won[id] = channel.close());
                    }
                    threads.start("receiver", () -> assertNull(channel.recv()));
                    threads.join();
                    assertTrue(won[0] != won[1]);
                    ChannelState.checkIdle(channel);
                });
    }

    @ParameterizedTest
    @EnumSource
    void cancelAccountsForEachElement(Kind kind) {
        Schedules.explore(
                kind,
                () -> {
                    final Tally tally = new Tally();
                    final List<Integer> discarded = tally.newReceiver();
                    final Channel<Integer> channel =
                            kind.<Integer>builder().onUndelivered(discarded::add).build();
                    final Threads threads = new Threads();
                    final int[] count = new int[1];
                    for (int sender = 0; sender < kind.senders(); sender++) {
                        final int id = sender;
                        threads.start("sender " + id, () -> tally.sendUntilClosed(channel, id, 2));
                    }
                    threads.start("receiver", () -> tally.receiveAll(channel));
                    threads.start("canceller", () -> count[0] = channel.cancel());
                    threads.join();
                    tally.check();
                    assertEquals(discarded.size(), count[0]);
                    ChannelState.checkIdle(channel);
                });
    }
}
