package io.fairway.fray;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fairway.channel.Channel;
import io.fairway.channel.ChannelState;
import io.fairway.select.RecvCase;
import io.fairway.select.Select;
import io.fairway.select.SelectBuilder;
import io.fairway.select.SelectCase;
import io.fairway.select.SendCase;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Selects against each other, and against plain operations: exactly one case happens. */
@ExploresSchedules
class SelectScheduleTest {

    /** Two selects over the same channels in opposite orders; one element for each of them. */
    @ParameterizedTest
    @EnumSource(names = {"UNBUFFERED", "MPMC_1", "MPMC_2"})
    void oppositeOrders(Kind kind) {
        Schedules.explore(
                kind,
                () -> {
                    final Channel<Integer> a = kind.<Integer>builder().build();
                    final Channel<Integer> b = kind.<Integer>builder().build();
                    final ConcurrentLinkedQueue<Integer> got = new ConcurrentLinkedQueue<>();
                    final Threads threads = new Threads();
                    threads.start(
                            "ab",
                            () ->
                                    Selects.of(false)
                                            .recv(a, got::add)
                                            .recv(b, got::add)
                                            .build()
                                            .await());
                    threads.start(
                            "ba",
                            () ->
                                    Selects.of(false)
                                            .recv(b, got::add)
                                            .recv(a, got::add)
                                            .build()
                                            .await());
                    threads.start("sender a", () -> a.send(1));
                    threads.start("sender b", () -> b.send(2));
                    threads.join();
                    assertEquals(List.of(1, 2), got.stream().sorted().toList());
                    check(a, b);
                });
    }

    /** One sends to a or receives from b, the other the reverse: both do the same transfer. */
    @ParameterizedTest
    @EnumSource
    void twoSelectsMatch(Bias bias) {
        Schedules.explore(
                bias,
                () -> {
                    final Channel<Integer> a = Channel.unbuffered();
                    final Channel<Integer> b = Channel.unbuffered();
                    final int[] first = new int[1];
                    final int[] second = new int[1];
                    final Threads threads = new Threads();
                    threads.start(
                            "first",
                            () -> {
                                final RecvCase<Integer> recv = RecvCase.of(b);
                                final SendCase<Integer> send = SendCase.of(a, () -> 1);
                                final SelectCase chosen =
                                        Selects.of(bias.biased).add(send).add(recv).build().await();
                                first[0] = chosen == recv ? recv.value() : -1;
                            });
                    threads.start(
                            "second",
                            () -> {
                                final RecvCase<Integer> recv = RecvCase.of(a);
                                final SendCase<Integer> send = SendCase.of(b, () -> 2);
                                final SelectBuilder builder = Selects.of(bias.biased);
                                if (bias.sameOrder) {
                                    builder.add(recv).add(send);
                                } else {
                                    builder.add(send).add(recv);
                                }
                                second[0] = builder.build().await() == recv ? recv.value() : -1;
                            });
                    threads.join();
                    assertTrue(
                            first[0] == -1 && second[0] == 1 || first[0] == 2 && second[0] == -1,
                            first[0] + ", " + second[0]);
                    check(a, b);
                });
    }

    /** How the two selects look at their cases. */
    enum Bias {
        RANDOM(false, true),
        SAME_ORDER(true, true),
        OPPOSITE_ORDER(true, false);

        final boolean biased;
        final boolean sameOrder;

        Bias(boolean biased, boolean sameOrder) {
            this.biased = biased;
            this.sameOrder = sameOrder;
        }
    }

    /** Both threads send and receive on the same channel in one select. */
    @ParameterizedTest
    @EnumSource(names = {"UNBUFFERED", "MPMC_1", "MPMC_2"})
    void sendAndReceiveOfOneChannel(Kind kind) {
        Schedules.explore(
                kind,
                () -> {
                    final Channel<Integer> channel = kind.<Integer>builder().build();
                    final Integer[] got = new Integer[2];
                    final Threads threads = new Threads();
                    for (int i = 0; i < 2; i++) {
                        final int id = i;
                        threads.start(
                                "select " + i,
                                () ->
                                        Selects.of(false)
                                                .send(channel, () -> id)
                                                .recv(channel, e -> got[id] = e)
                                                .build()
                                                .await());
                    }
                    threads.join();
                    final int received = (got[0] == null ? 0 : 1) + (got[1] == null ? 0 : 1);
                    assertEquals(2 - 2 * received, channel.size(), "sent and not received");
                    if (kind.capacity == 0) {
                        assertEquals(1, received);
                        assertEquals(got[0] == null ? 0 : 1, got[0] == null ? got[1] : got[0]);
                    }
                    check(channel);
                });
    }

    /**
     * A select that was won elsewhere leaves the line, and who is before and behind it is served.
     */
    @ParameterizedTest
    @EnumSource(names = {"UNBUFFERED", "MPMC_1", "MPMC_2"})
    void loserIsWithdrawn(Kind kind) {
        Schedules.explore(
                kind,
                () -> {
                    final Channel<Integer> a = kind.<Integer>builder().build();
                    final Channel<Integer> b = Channel.unbuffered();
                    final ConcurrentLinkedQueue<Integer> got = new ConcurrentLinkedQueue<>();
                    final Threads threads = new Threads();
                    threads.start(
                            "select",
                            () -> {
                                final Select select =
                                        Selects.of(false)
                                                .recv(b, got::add)
                                                .recv(a, got::add)
                                                .recv(b, got::add)
                                                .build();
                                select.await();
                                b.send(2);
                                select.await();
                            });
                    threads.start(
                            "sender",
                            () -> {
                                a.send(1);
                                a.send(1);
                            });
                    threads.start("receiver", () -> assertEquals(2, b.recv()));
                    threads.join();
                    assertEquals(List.of(1, 1), List.copyOf(got));
                    check(a, b);
                });
    }

    @ParameterizedTest
    @EnumSource
    void receivesUntilBothAreDrained(Kind kind) {
        Schedules.explore(
                kind,
                () -> {
                    final Channel<Integer> a = kind.<Integer>builder().build();
                    final Channel<Integer> b = kind.<Integer>builder().build();
                    final Threads threads = new Threads();
                    final Tally tally = new Tally();
                    final List<Channel<Integer>> channels = List.of(a, b);
                    for (int i = 0; i < 2; i++) {
                        final int id = i;
                        threads.start(
                                "sender " + id,
                                () -> {
                                    tally.send(channels.get(id), id, 2);
                                    channels.get(id).close();
                                });
                    }
                    threads.start(
                            "select",
                            () -> {
                                final List<Integer> mine = tally.newReceiver();
                                final RecvCase<Integer> fromA = RecvCase.of(a, mine::add);
                                final RecvCase<Integer> fromB = RecvCase.of(b, mine::add);
                                fromA.onClosed(fromA::disable);
                                fromB.onClosed(fromB::disable);
                                final Select select =
                                        Selects.of(false).add(fromA).add(fromB).build();
                                while (fromA.isEnabled() || fromB.isEnabled()) {
                                    select.await();
                                }
                            });
                    threads.join();
                    tally.check();
                    check(a, b);
                });
    }

    @ParameterizedTest
    @EnumSource(names = {"UNBUFFERED", "MPMC_1", "MPMC_2"})
    void sendsToWhoReceives(Kind kind) {
        Schedules.explore(
                kind,
                () -> {
                    final Channel<Integer> a = kind.<Integer>builder().build();
                    final Channel<Integer> b = kind.<Integer>builder().build();
                    final Threads threads = new Threads();
                    final Tally tally = new Tally();
                    final List<Integer> sent = tally.newSender();
                    threads.start(
                            "select",
                            () -> {
                                final int[] next = new int[1];
                                final Select select =
                                        Selects.of(false)
                                                .send(a, () -> next[0])
                                                .send(b, () -> next[0])
                                                .build();
                                for (int i = 0; i < 3; i++) {
                                    select.await();
                                    sent.add(next[0]++);
                                }
                                a.close();
                                b.close();
                            });
                    threads.start("receiver a", () -> tally.receiveAll(a));
                    threads.start("receiver b", () -> tally.receiveAll(b));
                    threads.join();
                    tally.check();
                    check(a, b);
                });
    }

    private static void check(Channel<?>... channels) {
        for (Channel<?> channel : channels) {
            ChannelState.checkIdle(channel);
        }
    }
}
