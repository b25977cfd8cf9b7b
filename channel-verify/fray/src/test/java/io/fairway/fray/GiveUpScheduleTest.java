package io.fairway.fray;

import io.fairway.channel.Channel;
import io.fairway.channel.ChannelState;
import io.fairway.channel.SendResult;
import io.fairway.channel.blocking.Environment;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Timeouts and interrupts against completion: one of them happens, and no element is lost. */
@ExploresSchedules
class GiveUpScheduleTest {

    @ParameterizedTest
    @EnumSource
    void receiveCompletesOrTimesOut(Kind kind) {
        Schedules.explore(
                kind,
                () -> {
                    final TestClock clock = new TestClock();
                    final Channel<Integer> channel = build(kind, clock);
                    final Threads threads = new Threads();
                    final Tally tally = new Tally();
                    threads.start("sender", () -> tally.trySend(channel, 0, 2));
                    threads.start("clock", clock::start);
                    threads.start(
                            "receiver",
                            () -> {
                                final List<Integer> mine = tally.newReceiver();
                                final Integer element =
                                        channel.recv(TestClock.TIMEOUT, TestClock.UNIT);
                                if (element != null) {
                                    mine.add(element);
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

    @ParameterizedTest
    @EnumSource
    void sendCompletesOrTimesOut(Kind kind) {
        Schedules.explore(
                kind,
                () -> {
                    final TestClock clock = new TestClock();
                    final Channel<Integer> channel = build(kind, clock);
                    final Threads threads = new Threads();
                    final Tally tally = new Tally();
                    threads.start(
                            "sender",
                            () -> {
                                final List<Integer> mine = tally.newSender();
                                for (int i = 0; i <= kind.capacity; i++) {
                                    if (channel.send(i, TestClock.TIMEOUT, TestClock.UNIT)
                                            == SendResult.SENT) {
                                        mine.add(i);
                                    }
                                }
                                channel.close();
                            });
                    threads.start("clock", clock::start);
                    threads.start(
                            "receiver",
                            () -> {
                                final List<Integer> mine = tally.newReceiver();
                                tally.tryRecv(channel, mine);
                                tally.receiveAll(channel);
                            });
                    threads.join();
                    tally.check();
                    ChannelState.checkIdle(channel);
                });
    }

    private static Channel<Integer> build(Kind kind, Environment clock) {
        return ChannelState.withClock(kind.<Integer>builder(), clock).build();
    }

    @ParameterizedTest
    @EnumSource
    void receiveCompletesOrIsInterrupted(Kind kind) {
        Schedules.explore(
                kind,
                () -> {
                    final Channel<Integer> channel = kind.<Integer>builder().build();
                    final Threads threads = new Threads();
                    final Tally tally = new Tally();
                    final AtomicBoolean interrupted = new AtomicBoolean();
                    final Thread receiver =
                            threads.start(
                                    "receiver",
                                    () -> {
                                        final List<Integer> mine = tally.newReceiver();
                                        final boolean gaveUp =
                                                Interrupts.isThrownBy(
                                                        () -> mine.add(channel.recv()));
                                        Interrupts.checkStatus(gaveUp, interrupted);
                                        channel.close();
                                        for (Integer e = channel.recv();
                                                e != null;
                                                e = channel.recv()) {
                                            mine.add(e);
                                        }
                                    });
                    threads.start("sender", () -> tally.sendUntilClosed(channel, 0, 1));
                    threads.start("interrupter", () -> Interrupts.send(receiver, interrupted));
                    threads.join();
                    tally.check();
                    ChannelState.checkIdle(channel);
                });
    }

    @ParameterizedTest
    @EnumSource
    void sendCompletesOrIsInterrupted(Kind kind) {
        Schedules.explore(
                kind,
                () -> {
                    final Channel<Integer> channel = kind.<Integer>builder().build();
                    final Threads threads = new Threads();
                    final Tally tally = new Tally();
                    final AtomicBoolean interrupted = new AtomicBoolean();
                    final Thread sender =
                            threads.start(
                                    "sender",
                                    () -> {
                                        final boolean gaveUp =
                                                Interrupts.isThrownBy(
                                                        () ->
                                                                tally.send(
                                                                        channel,
                                                                        0,
                                                                        kind.capacity + 1));
                                        Interrupts.checkStatus(gaveUp, interrupted);
                                        channel.close();
                                    });
                    threads.start("receiver", () -> tally.receiveAll(channel));
                    threads.start("interrupter", () -> Interrupts.send(sender, interrupted));
                    threads.join();
                    tally.check();
                    ChannelState.checkIdle(channel);
                });
    }
}
