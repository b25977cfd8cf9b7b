package io.fairway.fray;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fairway.channel.Channel;
import io.fairway.channel.ChannelState;
import io.fairway.select.RecvCase;
import io.fairway.select.Select;
import io.fairway.select.SelectCase;
import io.fairway.select.SelectClock;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Timeouts, interrupts and close against selects: one of them happens, and no element is lost. */
@ExploresSchedules
class SelectGiveUpScheduleTest {

    @ParameterizedTest
    @EnumSource(names = {"UNBUFFERED", "MPMC_1"})
    void selectCompletesOrTimesOut(Kind kind) {
        Schedules.explore(
                kind,
                () -> {
                    final TestClock clock = new TestClock();
                    final Channel<Integer> a = kind.<Integer>builder().build();
                    final Channel<Integer> b = kind.<Integer>builder().build();
                    final Threads threads = new Threads();
                    final Tally tally = new Tally();
                    threads.start("sender a", () -> tally.sendUntilClosed(a, 0, 1));
                    threads.start("sender b", () -> tally.trySend(b, 1, 1));
                    threads.start("clock", clock::start);
                    threads.start(
                            "select",
                            () -> {
                                final List<Integer> mine = tally.newReceiver();
                                final Select select =
                                        SelectClock.withClock(Selects.of(false), clock)
                                                .recv(a, mine::add)
                                                .recv(b, mine::add)
                                                .build();
                                final SelectCase chosen =
                                        select.await(TestClock.TIMEOUT, TestClock.UNIT);
                                assertEquals(chosen == null ? 0 : 1, mine.size());
                                closeAndDrain(tally, a, b);
                            });
                    threads.join();
                    tally.check();
                    check(a, b);
                });
    }

    @ParameterizedTest
    @EnumSource(names = {"UNBUFFERED", "MPMC_1"})
    void selectCompletesOrIsInterrupted(Kind kind) {
        Schedules.explore(
                kind,
                () -> {
                    final Channel<Integer> a = kind.<Integer>builder().build();
                    final Channel<Integer> b = kind.<Integer>builder().build();
                    final Threads threads = new Threads();
                    final Tally tally = new Tally();
                    final AtomicBoolean interrupted = new AtomicBoolean();
                    final Thread selecting =
                            threads.start(
                                    "select",
                                    () -> {
                                        final List<Integer> mine = tally.newReceiver();
                                        final Select select =
                                                Selects.of(false)
                                                        .recv(a, mine::add)
                                                        .recv(b, mine::add)
                                                        .build();
                                        final boolean gaveUp = Interrupts.isThrownBy(select::await);
                                        assertEquals(gaveUp ? 0 : 1, mine.size());
                                        Interrupts.checkStatus(gaveUp, interrupted);
                                        closeAndDrain(tally, a, b);
                                    });
                    threads.start("sender a", () -> tally.sendUntilClosed(a, 0, 1));
                    threads.start("interrupter", () -> Interrupts.send(selecting, interrupted));
                    threads.join();
                    tally.check();
                    check(a, b);
                });
    }

    @ParameterizedTest
    @EnumSource(names = {"UNBUFFERED", "MPMC_1"})
    void closeWakesSelects(Kind kind) {
        Schedules.explore(
                kind,
                () -> {
                    final Channel<Integer> a = kind.<Integer>builder().build();
                    final Channel<Integer> b = kind.<Integer>builder().build();
                    final Threads threads = new Threads();
                    final Tally tally = new Tally();
                    for (int i = 0; i < 2; i++) {
                        threads.start(
                                "select " + i,
                                () -> {
                                    final List<Integer> mine = tally.newReceiver();
                                    final RecvCase<Integer> fromA = RecvCase.of(a, mine::add);
                                    final RecvCase<Integer> fromB = RecvCase.of(b, mine::add);
                                    final SelectCase chosen =
                                            Selects.of(false).add(fromA).add(fromB).build().await();
                                    assertEquals(mine.isEmpty(), chosen.isClosed());
                                    assertTrue(!chosen.isClosed() || b.isClosed());
                                });
                    }
                    threads.start("sender a", () -> tally.trySend(a, 0, 1));
                    threads.start("closer", b::close);
                    threads.join();
                    closeAndDrain(tally, a, b);
                    tally.check();
                    check(a, b);
                });
    }

    private static void closeAndDrain(Tally tally, Channel<Integer> a, Channel<Integer> b)
            throws InterruptedException {
        a.close();
        b.close();
        tally.receiveAll(a);
        tally.receiveAll(b);
    }

    private static void check(Channel<?> a, Channel<?> b) {
        ChannelState.checkIdle(a);
        ChannelState.checkIdle(b);
    }
}
