package io.fairway.verify.bugs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fairway.channel.Channel;
import io.fairway.channel.Inspection;
import io.fairway.channel.SendResult;
import io.fairway.channel.WaitStrategy;
import io.fairway.select.RecvCase;
import io.fairway.select.Select;
import io.fairway.testing.Actors;
import io.fairway.testing.Race;
import io.fairway.testing.ThreadKind;
import io.fairway.verify.Tier;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Elements, and what was written before them, that other libraries lost, doubled or invented. */
class LostElementTest {
    private Channel<Integer> channel;

    /** Plain: only the channel orders its writing and its reading. */
    private int plain;

    @EachSetting
    @DisplayName("B12 who receives that the channel is closed sees what was written before")
    void closeIsSeenWithWhatCameBefore(Setting setting) throws Exception {
        raceClose(
                "B12 " + setting,
                setting,
                round -> {
                    if (round % 3 == 0) {
                        assertNull(channel.recv());
                    } else if (round % 3 == 1) {
                        assertNull(channel.recv(1, TimeUnit.DAYS));
                    } else {
                        final RecvCase<Integer> only = RecvCase.of(channel);
                        Select.builder().add(only).build().await();
                        assertTrue(only.isClosed());
                    }
                });
    }

    @EachSetting
    @DisplayName("B63 who finds the channel closed without waiting sees what was written before")
    void closeIsSeenWithoutWaiting(Setting setting) throws Exception {
        raceClose(
                "B63 " + setting,
                setting,
                round -> {
                    if (round % 3 == 0) {
                        while (!channel.isClosed()) {
                            Thread.yield();
                        }
                    } else if (round % 3 == 1) {
                        while (channel.tryRecv() == null && !channel.isDrained()) {
                            Thread.yield();
                        }
                    } else {
                        final Select select = Select.builder().recv(channel, v -> {}).build();
                        while (select.poll() == null) {
                            Thread.yield();
                        }
                    }
                });
    }

    private void raceClose(String name, Setting setting, Race.Part untilClosed) throws Exception {
        Pieces.run(
                name,
                setting.rounds(2_000, 10_000_000),
                rounds -> {
                    channel = setting.channel();
                    plain = -1;
                    new Race(setting.threads(), name)
                            .with(
                                    round -> {
                                        untilClosed.run(round);
                                        assertEquals(round, plain);
                                    })
                            .with(
                                    round -> {
                                        plain = round;
                                        channel.close();
                                    })
                            .check(
                                    round -> {
                                        Inspection.checkAtRest(channel);
                                        channel = setting.channel(round);
                                    })
                            .run(rounds);
                });
    }

    @EachSetting
    @DisplayName("B13 the last element before a close is received, then the close")
    void lastElementComesBeforeTheClose(Setting setting) throws Exception {
        Pieces.run(
                "B13 " + setting,
                setting.rounds(4_000, 10_000_000),
                rounds -> {
                    channel = setting.channel();
                    new Race(setting.threads(), "B13 " + setting)
                            .with(
                                    round -> {
                                        assertEquals(round, receive(round));
                                        assertNull(receive(round));
                                    })
                            .with(
                                    round -> {
                                        channel.send(round);
                                        channel.close();
                                    })
                            .check(
                                    round -> {
                                        assertTrue(channel.isDrained());
                                        Inspection.checkAtRest(channel);
                                        channel = setting.channel(round);
                                    })
                            .run(rounds);
                });
    }

    /** The next element, or null if the channel is drained, in the manner of the round. */
    private Integer receive(int round) throws InterruptedException {
        switch (round % 4) {
            case 0:
                return channel.recv();
            case 1:
                return channel.recv(1, TimeUnit.DAYS);
            case 2:
                final RecvCase<Integer> only = RecvCase.of(channel);
                Select.builder().add(only).build().await();
                return only.value();
            default:
                for (; ; ) {
                    // Asked before the look, so that it excuses finding nothing.
                    final boolean drained = channel.isDrained();
                    final Integer element = channel.tryRecv();
                    if (element != null || drained) {
                        return element;
                    }
                    Thread.yield();
                }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"UNBUFFERED"})
    @DisplayName("B14 at no instant have more sends ended than receives begun")
    void sendEndsAfterItsReceiveBegan(Kind kind) throws Exception {
        for (ThreadKind threads : ThreadKind.available()) {
            final int rounds = Tier.rounds(5_000, 1_000_000);
            Pieces.run("B14 " + threads, rounds, piece -> meet(kind, threads, piece));
        }
    }

    private void meet(Kind kind, ThreadKind threads, int each) {
        channel = kind.<Integer>builder().waitStrategy(WaitStrategy.parking()).build();
        final AtomicInteger begun = new AtomicInteger();
        final AtomicInteger ended = new AtomicInteger();
        final AtomicInteger sending = new AtomicInteger(2);
        try (Actors actors = new Actors(threads).watch(channel)) {
            for (int i = 0; i < 2; i++) {
                actors.run(
                        "sender " + i,
                        () -> {
                            for (int n = 0; n < each; n++) {
                                channel.send(n);
                                final int sends = ended.incrementAndGet();
                                final int receives = begun.get();
                                assertTrue(sends <= receives, sends + " > " + receives);
                            }
                            if (sending.decrementAndGet() == 0) {
                                channel.close();
                            }
                        });
            }
            for (int i = 0; i < 4; i++) {
                final int manner = i;
                actors.run("receiver " + i, () -> receiveAll(manner, begun));
            }
        }
        assertEquals(2 * each, ended.get());
        Inspection.checkAtRest(channel);
    }

    private void receiveAll(int manner, AtomicInteger begun) throws InterruptedException {
        final RecvCase<Integer> only = RecvCase.of(channel);
        final Select select = Select.builder().add(only).build();
        for (; ; ) {
            begun.incrementAndGet();
            Integer element = null;
            if (manner == 0) {
                element = channel.recv();
            } else if (manner == 1) {
                element = channel.recv(20, TimeUnit.MICROSECONDS);
            } else if (manner == 2) {
                element = channel.tryRecv();
                Thread.yield();
            } else {
                select.await();
                element = only.value();
            }
            if (element == null) {
                begun.decrementAndGet();
                if (channel.isDrained()) {
                    return;
                }
            }
        }
    }

    /** An element whose content is plain. */
    private static final class Letter {
        int content;
    }

    @EachSetting(buffered = true)
    @DisplayName("B20 a receiver does not pass its sender, and sees whole elements in their order")
    void receiverDoesNotPassItsSender(Setting setting) throws Exception {
        Pieces.run(
                "B20 " + setting,
                setting.rounds(20_000, 10_000_000),
                elements -> {
                    final Channel<Letter> letters = setting.channel();
                    try (Actors actors = new Actors(setting.threads()).watch(letters)) {
                        actors.run(
                                "sender",
                                () -> {
                                    for (int i = 1; i <= elements; i++) {
                                        final Letter letter = new Letter();
                                        letter.content = i;
                                        while (letters.trySend(letter) == SendResult.FULL) {
                                            Thread.yield();
                                        }
                                    }
                                });
                        actors.run(
                                "receiver",
                                () -> {
                                    for (int i = 1; i <= elements; i++) {
                                        Letter letter = letters.tryRecv();
                                        while (letter == null) {
                                            Thread.yield();
                                            letter = letters.tryRecv();
                                        }
                                        assertEquals(i, letter.content);
                                    }
                                    assertNull(letters.tryRecv());
                                });
                    }
                    Inspection.checkAtRest(letters);
                });
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    @DisplayName("B21 past the last element there is none, wherever the ring's end is")
    void nothingPastTheEnd(Kind kind) {
        for (int capacity = 1; capacity <= 17; capacity++) {
            if (kind.capacity == 0) {
                continue; // one channel, once, after the loop
            }
            assertNothingPastTheEnd(kind.<Integer>builder().capacity(capacity).build());
        }
        assertNothingPastTheEnd(kind.<Integer>builder().build());
    }

    private static void assertNothingPastTheEnd(Channel<Integer> channel) {
        int next = 0;
        int expected = 0;
        for (int fill = 0; fill <= channel.capacity(); fill++) {
            for (int lap = 0; lap < 3; lap++) {
                for (int i = 0; i < fill; i++) {
                    assertEquals(SendResult.SENT, channel.trySend(next++));
                }
                for (int i = 0; i < fill; i++) {
                    assertEquals(expected++, channel.tryRecv());
                }
                assertNull(channel.tryRecv());
                assertNull(channel.tryRecv());
            }
        }
        assertTrue(channel.close());
        assertNull(channel.tryRecv());
        Inspection.checkAtRest(channel);
    }

    @EachSetting(manySenders = true, manyReceivers = true)
    @DisplayName("B22 of one select on four channels one case happens: each counter arrives once")
    void oneCaseHappens(Setting setting) throws Exception {
        Pieces.run(
                "B22 " + setting,
                setting.rounds(5_000, 1_000_000),
                counters -> {
                    final List<Channel<Integer>> four = new ArrayList<>();
                    for (int i = 0; i < 4; i++) {
                        four.add(setting.channel());
                    }
                    sendByOneOf(four, setting, counters);
                    four.forEach(Inspection::checkAtRest);
                });
    }

    private static void sendByOneOf(List<Channel<Integer>> four, Setting setting, int counters) {
        final Ledger ledger = new Ledger(counters);
        final AtomicInteger sending = new AtomicInteger(2);
        try (Actors actors = new Actors(setting.threads()).watch(four)) {
            for (int i = 0; i < 2; i++) {
                final int first = i;
                actors.run(
                        "sender " + i,
                        () -> {
                            final int[] next = {first};
                            final Select select =
                                    Select.builder()
                                            .send(four.get(0), () -> next[0])
                                            .send(four.get(1), () -> next[0])
                                            .send(four.get(2), () -> next[0])
                                            .send(four.get(3), () -> next[0])
                                            .build();
                            for (; next[0] < counters; next[0] += 2) {
                                assertNotNull(select.await());
                                ledger.sent(next[0]);
                            }
                            if (sending.decrementAndGet() == 0) {
                                four.forEach(Channel::close);
                            }
                        });
            }
            actors.run("receiver 0", () -> four.get(0).forEach(ledger::out));
            for (int i = 1; i < 3; i++) {
                actors.run("receiver " + i, () -> receiveByAnyOf(four, ledger));
            }
        }
        ledger.checkAll();
    }

    private static void receiveByAnyOf(List<Channel<Integer>> four, Ledger ledger)
            throws InterruptedException {
        final List<RecvCase<Integer>> cases = new ArrayList<>();
        for (Channel<Integer> each : four) {
            cases.add(RecvCase.<Integer>of(each, ledger::out));
        }
        cases.forEach(each -> each.onClosed(each::disable));
        final Select select = Select.builder().addAll(cases).build();
        while (cases.stream().anyMatch(RecvCase::isEnabled)) {
            select.await();
        }
        assertFalse(cases.get(0).isEnabled());
    }
}
