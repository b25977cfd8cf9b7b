package io.fairway.fray;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.fairway.channel.Channel;
import io.fairway.channel.ChannelState;
import io.fairway.channel.SendResult;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Elements between threads that block: none is lost, doubled or overtaken, and all wake up. */
@ExploresSchedules
class TransferScheduleTest {

    @ParameterizedTest
    @EnumSource
    void blockingOperationsDeliverInOrder(Kind kind) {
        Schedules.explore(kind, () -> transfer(kind, kind.<Integer>builder().build(), 2));
    }

    @ParameterizedTest
    @EnumSource(names = {"UNBUFFERED", "MPMC_1"})
    void threeElementsOfEachSender(Kind kind) {
        Schedules.explore(kind, () -> transfer(kind, kind.<Integer>builder().build(), 3));
    }

    @ParameterizedTest
    @EnumSource
    void spinningBeforeParking(Kind kind) {
        Schedules.explore(
                kind,
                () -> {
                    final Channel<Integer> channel =
                            kind.<Integer>builder().waitStrategy(round -> round < 2).build();
                    transfer(kind, channel, 2);
                });
    }

    private static void transfer(Kind kind, Channel<Integer> channel, int each)
            throws InterruptedException {
        final Threads threads = new Threads();
        final Tally tally = new Tally();
        for (int sender = 0; sender < kind.senders(); sender++) {
            final int id = sender;
            threads.start("sender " + id, () -> tally.send(channel, id, each));
        }
        final int share = each * kind.senders() / kind.receivers();
        for (int receiver = 0; receiver < kind.receivers(); receiver++) {
            threads.start(
                    "receiver " + receiver,
                    () -> {
                        final List<Integer> mine = tally.newReceiver();
                        for (int i = 0; i < share; i++) {
                            mine.add(channel.recv());
                        }
                    });
        }
        threads.join();
        tally.check();
        assertEquals(0, channel.size());
        ChannelState.checkIdle(channel);
    }

    @ParameterizedTest
    @EnumSource
    void batchesDeliverInOrder(Kind kind) {
        Schedules.explore(
                kind,
                () -> {
                    final Channel<Integer> channel = kind.<Integer>builder().build();
                    final Threads threads = new Threads();
                    final Tally tally = new Tally();
                    for (int sender = 0; sender < kind.senders(); sender++) {
                        final int id = sender;
                        threads.start("sender " + id, () -> tally.sendAll(channel, id, 2));
                    }
                    threads.start(
                            "receiver",
                            () -> {
                                final List<Integer> mine = tally.newReceiver();
                                while (mine.size() < 2 * kind.senders()) {
                                    channel.recvBatch(mine::add, 3);
                                }
                            });
                    threads.join();
                    tally.check();
                    ChannelState.checkIdle(channel);
                });
    }

    /** A full ring with a sender in line has two elements at least, all the time. */
    @ParameterizedTest
    @EnumSource(names = {"MPMC_1", "MPMC_2"})
    void twoFindAnElementWhileSenderIsInLine(Kind kind) {
        Schedules.explore(
                kind,
                () -> {
                    final Channel<Integer> channel = full(kind);
                    final Threads threads = new Threads();
                    threads.start("sender", () -> channel.send(kind.capacity));
                    while (!ChannelState.hasSenderArrived(channel)) {
                        Thread.yield();
                    }
                    for (int i = 0; i < 2; i++) {
                        threads.start("receiver " + i, () -> assertNotNull(channel.tryRecv()));
                    }
                    threads.join();
                    ChannelState.checkIdle(channel);
                });
    }

    /** Who is in line goes first, also when the place is freed while another tries to send. */
    @ParameterizedTest
    @EnumSource(names = {"MPMC_1", "MPMC_2", "MPSC_1", "MPSC_2"})
    void senderInLineIsNotOvertaken(Kind kind) {
        Schedules.explore(
                kind,
                () -> {
                    final Channel<Integer> channel = full(kind);
                    final Threads threads = new Threads();
                    threads.start("sender", () -> channel.send(kind.capacity));
                    while (!ChannelState.hasSenderArrived(channel)) {
                        Thread.yield();
                    }
                    final SendResult[] tried = new SendResult[1];
                    threads.start("late", () -> tried[0] = channel.trySend(kind.capacity + 1));
                    threads.start(
                            "receiver",
                            () -> {
                                for (int i = 0; i <= kind.capacity; i++) {
                                    assertEquals(i, channel.recv());
                                }
                            });
                    threads.join();
                    assertEquals(tried[0] == SendResult.SENT ? 1 : 0, channel.size());
                    ChannelState.checkIdle(channel);
                });
    }

    private static Channel<Integer> full(Kind kind) {
        final Channel<Integer> channel = kind.<Integer>builder().build();
        if (kind.singleProducer) {
            throw new IllegalArgumentException("the main thread fills it: " + kind);
        }
        for (int i = 0; i < kind.capacity; i++) {
            assertEquals(SendResult.SENT, channel.trySend(i));
        }
        return channel;
    }

    @ParameterizedTest
    @EnumSource
    void tryOperationsAgree(Kind kind) {
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
                                channel.close();
                                for (Integer e = channel.recv(); e != null; e = channel.recv()) {
                                    mine.add(e);
                                }
                            });
                    threads.join();
                    tally.check();
                    ChannelState.checkIdle(channel);
                });
    }
}
