package io.fairway.verify.bugs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fairway.channel.Channel;
import io.fairway.channel.Inspection;
import io.fairway.channel.SendResult;
import io.fairway.channel.WaitStrategy;
import io.fairway.select.RecvCase;
import io.fairway.select.Select;
import io.fairway.testing.Actor;
import io.fairway.testing.Actors;
import io.fairway.testing.Race;
import io.fairway.testing.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;

/** Elements that other libraries lost when a wait was given up: timeout, interrupt, cancel. */
class CancelledWaitTest {
    private Channel<Integer> channel;
    private volatile Thread receiver;

    // Of one round of a race; each written by one part, read in the check.
    private int sent;
    private int received;

    @EachSetting
    @DisplayName("B15 a timeout at the instant of a send leaves a channel that works")
    void timeoutAgainstSend(Setting setting) throws Exception {
        Pieces.run(
                "B15 " + setting,
                setting.rounds(2_000, 1_000_000),
                rounds -> {
                    channel = setting.channel();
                    new Race(setting.threads(), "B15 " + setting)
                            .with(
                                    round -> {
                                        final Integer element =
                                                channel.recv(round % 51, TimeUnit.MICROSECONDS);
                                        assertTrue(element == null || element == round);
                                        received = element == null ? 0 : 1;
                                    })
                            .with(
                                    round -> {
                                        final SendResult result =
                                                round % 2 == 0
                                                        ? channel.trySend(round)
                                                        : channel.send(
                                                                round,
                                                                round % 47,
                                                                TimeUnit.MICROSECONDS);
                                        sent = result == SendResult.SENT ? 1 : 0;
                                    })
                            .check(round -> expectConserved())
                            .run(rounds, channel);
                });
    }

    /** After a round: what was sent was received or is left, and the channel is sound. */
    private void expectConserved() {
        Thread.interrupted(); // it may have come too late
        while (channel.tryRecv() != null) {
            received++;
        }
        assertEquals(sent, received);
        Inspection.checkAtRest(channel);
    }

    @EachSetting
    @DisplayName("B16 a parked receive that is interrupted takes no element with it")
    void interruptAgainstSend(Setting setting) throws Exception {
        Pieces.run(
                "B16 " + setting,
                setting.rounds(2_000, 1_000_000),
                rounds -> {
                    channel = setting.channel();
                    new Race(setting.threads(), "B16 " + setting)
                            .with(
                                    round -> {
                                        received = 0;
                                        receiver = Thread.currentThread();
                                        try {
                                            assertEquals(round, channel.recv());
                                            received = 1;
                                        } catch (InterruptedException e) {
                                            assertFalse(Thread.currentThread().isInterrupted());
                                        }
                                    })
                            .with(round -> sent = channel.trySend(round) == SendResult.SENT ? 1 : 0)
                            .with(
                                    round -> {
                                        while (receiver == null
                                                || round % 2 == 0
                                                        && sent == 0
                                                        && Inspection.queuedReceivers(channel)
                                                                == 0) {
                                            Thread.yield();
                                        }
                                        receiver.interrupt();
                                    })
                            .check(
                                    round -> {
                                        receiver = null;
                                        expectConserved();
                                    })
                            .run(rounds, channel);
                });
    }

    @EachSetting
    @DisplayName("B17 short timeouts, plain and of a select, against sends: all is received")
    void shortTimeoutsAgainstSends(Setting setting) throws Exception {
        Pieces.run(
                "B17 " + setting,
                setting.rounds(2_000, 1_000_000),
                elements -> {
                    channel = setting.channel();
                    final Ledger ledger = new Ledger(elements);
                    final int senders = setting.senders(2);
                    final AtomicInteger sending = new AtomicInteger(senders);
                    try (Actors actors = new Actors(setting.threads()).watch(channel)) {
                        for (int i = 0; i < senders; i++) {
                            final int first = i;
                            actors.run(
                                    "sender " + i,
                                    () -> {
                                        for (int n = first; n < elements; n += senders) {
                                            sendPersistently(n);
                                            ledger.sent(n);
                                        }
                                        if (sending.decrementAndGet() == 0) {
                                            channel.close();
                                        }
                                    });
                        }
                        for (int i = 0; i < setting.receivers(2); i++) {
                            actors.run("receiver " + i, () -> receiveImpatiently(ledger));
                        }
                    }
                    ledger.checkAll();
                    Inspection.checkAtRest(channel);
                });
    }

    private void sendPersistently(int element) throws InterruptedException {
        int micros = 0;
        while (channel.send(element, micros % 40, TimeUnit.MICROSECONDS) != SendResult.SENT) {
            micros++;
        }
    }

    private void receiveImpatiently(Ledger ledger) throws InterruptedException {
        final RecvCase<Integer> only = RecvCase.of(channel);
        final Select select =
                Select.builder()
                        .waitStrategy(WaitStrategy.parking())
                        .add(only)
                        .recv(Channel.<Integer>never(), v -> {})
                        .build();
        for (int i = 0; ; i++) {
            final Integer element;
            if (i % 2 == 0) {
                element = channel.recv(i % 30, TimeUnit.MICROSECONDS);
            } else {
                element = select.await(i % 30, TimeUnit.MICROSECONDS) == null ? null : only.value();
            }
            if (element != null) {
                ledger.out(element);
            } else if (channel.isDrained()) {
                return;
            }
        }
    }

    @EachSetting(manySenders = true, manyReceivers = true)
    @DisplayName("B18 interrupts of both sides lose, double and invent nothing")
    void interruptsOfBothSides(Setting setting) throws Exception {
        Pieces.run(
                "B18 " + setting,
                setting.rounds(2_000, 1_000_000),
                elements -> {
                    channel = setting.channel();
                    interruptBothSides(setting, elements);
                    Inspection.checkAtRest(channel);
                });
    }

    private void interruptBothSides(Setting setting, int elements) {
        final Random random = Seeds.random("B18 " + setting);
        final Ledger ledger = new Ledger(elements);
        final AtomicInteger sending = new AtomicInteger(2);
        final List<Actor<Void>> all = new ArrayList<>();
        try (Actors actors = new Actors(setting.threads()).watch(channel)) {
            for (int i = 0; i < 2; i++) {
                final int first = i;
                all.add(
                        actors.run(
                                "sender " + i,
                                () -> {
                                    for (int n = first; n < elements; n += 2) {
                                        sendThoughInterrupted(n);
                                        ledger.sent(n);
                                    }
                                    if (sending.decrementAndGet() == 0) {
                                        channel.close();
                                    }
                                }));
                all.add(actors.run("receiver " + i, () -> receiveThoughInterrupted(ledger)));
            }
            while (all.stream().anyMatch(each -> !each.isDone())) {
                all.get(random.nextInt(all.size())).interrupt();
                Thread.yield();
            }
        }
        ledger.checkAll();
    }

    private void sendThoughInterrupted(int element) {
        for (; ; ) {
            try {
                channel.send(element);
                return;
            } catch (InterruptedException e) {
                Thread.yield(); // it was not sent
            }
        }
    }

    private void receiveThoughInterrupted(Ledger ledger) {
        for (; ; ) {
            try {
                final Integer element = channel.recv();
                if (element == null) {
                    return;
                }
                ledger.out(element);
            } catch (InterruptedException e) {
                Thread.yield(); // nothing was received
            }
        }
    }

    @EachSetting
    @DisplayName("B19 each element that was sent while the channel is cancelled comes out once")
    void sendsAgainstCancel(Setting setting) throws Exception {
        Pieces.run(
                "B19 " + setting,
                setting.rounds(1_000, 1_000_000),
                rounds -> new Cancelled(setting).race(rounds));
    }

    /** Senders against a receiver and a cancel, on a new channel in each round. */
    private final class Cancelled {
        private static final int MOST = 200;

        private final Setting setting;
        private Ledger ledger;

        Cancelled(Setting setting) {
            this.setting = setting;
            renew();
        }

        private void renew() {
            final Ledger mine = new Ledger(2 * MOST);
            ledger = mine;
            channel =
                    setting.kind()
                            .<Integer>builder()
                            .waitStrategy(WaitStrategy.parking())
                            .onUndelivered(mine::out)
                            .build();
        }

        void race(int rounds) {
            final Race race = new Race(setting.threads(), "B19 " + setting);
            // The first part, as the check receives, too, on its thread.
            race.with(round -> channel.forEach(ledger::out));
            for (int i = 0; i < setting.senders(2); i++) {
                final int first = i * MOST;
                race.with(round -> sendFrom(first));
            }
            race.with(
                    round -> {
                        for (int i = 0; i < round % 8; i++) {
                            Thread.yield();
                        }
                        channel.cancel();
                    });
            race.check(
                    round -> {
                        assertNull(channel.tryRecv());
                        assertTrue(channel.isDrained());
                        ledger.check();
                        Inspection.checkAtRest(channel);
                        renew();
                    });
            race.run(rounds);
        }

        private void sendFrom(int first) throws InterruptedException {
            for (int n = first; n < first + MOST; n++) {
                if (channel.send(n, 1, TimeUnit.DAYS) != SendResult.SENT) {
                    return;
                }
                ledger.sent(n);
            }
        }
    }
}
