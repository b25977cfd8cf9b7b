package io.fairway.verify.bugs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fairway.channel.Channel;
import io.fairway.channel.ChannelClosedException;
import io.fairway.channel.Inspection;
import io.fairway.channel.SendResult;
import io.fairway.channel.WaitStrategy;
import io.fairway.select.Select;
import io.fairway.testing.Actor;
import io.fairway.testing.Actors;
import io.fairway.testing.Race;
import io.fairway.testing.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.DisplayName;

/** Threads that slept for ever in other libraries. */
class LostWakeUpTest {
    private Channel<Integer> channel;

    // Of one round of a race; written by one part, read in the check.
    private int sent;
    private int received;

    @EachSetting(manySenders = true, manyReceivers = true)
    @DisplayName("B1 the waiters around, and after, a select that won elsewhere are woken in turn")
    void waitersAroundSelect(Setting setting) throws Exception {
        for (int place = 0; place < 3; place++) {
            channel = setting.channel();
            final Channel<Integer> elsewhere = setting.channel();
            try (Actors actors = new Actors(setting.threads()).watch(channel, elsewhere)) {
                final List<Actor<Integer>> receivers = new ArrayList<>();
                Actor<Integer> select = null;
                for (int i = 0; i < 3; i++) {
                    if (i == place) {
                        select = actors.start("select", () -> selectOf(elsewhere));
                    } else {
                        receivers.add(actors.start("receiver " + i, channel::recv));
                    }
                    awaitReceivers(actors, i + 1);
                }
                elsewhere.send(7);
                assertEquals(7, select.result());
                receivers.add(actors.start("latecomer", channel::recv));
                awaitReceivers(actors, 3);
                for (int i = 0; i < 3; i++) {
                    channel.send(i);
                    assertEquals(i, receivers.get(i).result());
                }
            }
            Inspection.checkAtRest(channel);
            Inspection.checkAtRest(elsewhere);
        }
    }

    private Integer selectOf(Channel<Integer> elsewhere) throws InterruptedException {
        final int[] got = new int[1];
        Select.builder()
                .waitStrategy(WaitStrategy.parking())
                .recv(channel, v -> got[0] = -1)
                .recv(elsewhere, v -> got[0] = v)
                .build()
                .await();
        return got[0];
    }

    private void awaitReceivers(Actors actors, int count) {
        actors.await(
                count + " receivers in line", () -> Inspection.queuedReceivers(channel) == count);
    }

    @EachSetting
    @DisplayName("B2 a receiver that parks for each element is woken for each")
    void eachElementWakes(Setting setting) throws Exception {
        Pieces.run(
                "B2 " + setting,
                setting.rounds(2_000, 10_000_000),
                rounds -> {
                    channel = setting.channel();
                    new Race(setting.threads(), "B2 " + setting)
                            .with(round -> assertEquals(round, channel.recv()))
                            .with(
                                    round -> {
                                        while (round % 2 == 0
                                                && Inspection.queuedReceivers(channel) == 0) {
                                            Thread.yield(); // until it is about to park
                                        }
                                        channel.send(round);
                                    })
                            .run(rounds, channel);
                    Inspection.checkAtRest(channel);
                });
    }

    @EachSetting(manySenders = true, manyReceivers = true)
    @DisplayName("B3 what happens between a look and getting in line, or parking, is not missed")
    void nothingIsMissedBetweenTheSteps(Setting setting) throws Exception {
        for (int step = 0; step < 2; step++) {
            // Unbuffered, an element cannot come before the receiver is in line.
            if (step == 1 || setting.kind() != Kind.UNBUFFERED) {
                assertEquals(1, endOfRecv(setting, step, () -> channel.trySend(1)));
            }
            assertNull(endOfRecv(setting, step, () -> channel.close()));
            assertEquals(SendResult.SENT, endOfSend(setting, step, () -> channel.tryRecv()));
            assertEquals(SendResult.CLOSED, endOfSend(setting, step, () -> channel.close()));
        }
        for (int step = 0; step < 2; step++) {
            // Unbuffered, an element cannot come before the select is in line.
            if (step == 1 || setting.kind() != Kind.UNBUFFERED) {
                assertEquals(1, endOfSelect(setting, step, () -> channel.trySend(1)));
            }
            assertNull(endOfSelect(setting, step, () -> channel.close()));
        }
    }

    /** A strategy in whose call of this number, from 0, something happens; then it parks. */
    private static WaitStrategy atStep(int step, Runnable event) {
        final AtomicInteger calls = new AtomicInteger();
        return round -> {
            if (calls.getAndIncrement() == step) {
                event.run();
            }
            return false;
        };
    }

    private Integer endOfRecv(Setting setting, int step, Runnable event) {
        channel = setting.kind().<Integer>builder().waitStrategy(atStep(step, event)).build();
        return end(setting, channel::recv);
    }

    private SendResult endOfSend(Setting setting, int step, Runnable event) {
        channel = setting.kind().<Integer>builder().waitStrategy(atStep(step, event)).build();
        for (int i = 0; i < channel.capacity(); i++) {
            assertEquals(SendResult.SENT, channel.trySend(i));
        }
        return end(setting, () -> channel.send(9, 1, TimeUnit.DAYS));
    }

    private Integer endOfSelect(Setting setting, int step, Runnable event) {
        channel = setting.channel();
        final Channel<Integer> silent = setting.channel();
        final Integer[] got = new Integer[1];
        final Select select =
                Select.builder()
                        .waitStrategy(atStep(step, event))
                        .recv(silent, v -> {})
                        .recv(channel, v -> got[0] = v)
                        .build();
        end(setting, select::await);
        Inspection.checkAtRest(silent);
        return got[0];
    }

    private <R> R end(Setting setting, Callable<R> operation) {
        final R result;
        try (Actors actors = new Actors(setting.threads()).watch(channel)) {
            result = actors.<R>start("waiting", operation).result();
        }
        Inspection.checkAtRest(channel);
        return result;
    }

    @EachSetting
    @DisplayName("B4 sendAll waits for no receiver that has left by its timeout")
    void sendAllAgainstTimeouts(Setting setting) throws Exception {
        final List<Integer> batch = List.of(0, 1, 2, 3, 4, 5, 6, 7);
        Pieces.run(
                "B4 " + setting,
                setting.rounds(300, 1_000_000),
                batches -> {
                    channel = setting.channel();
                    final AtomicInteger count = new AtomicInteger();
                    try (Actors actors = new Actors(setting.threads()).watch(channel)) {
                        actors.run(
                                "sender",
                                () -> {
                                    for (int i = 0; i < batches; i++) {
                                        assertEquals(batch.size(), channel.sendAll(batch));
                                    }
                                    channel.close();
                                });
                        for (int i = 0; i < setting.receivers(2); i++) {
                            actors.run("receiver " + i, () -> receiveImpatiently(count));
                        }
                    }
                    assertEquals(batches * batch.size(), count.get());
                    Inspection.checkAtRest(channel);
                });
    }

    private void receiveImpatiently(AtomicInteger count) throws InterruptedException {
        for (int i = 0; ; i++) {
            if (channel.recv(i % 30, TimeUnit.MICROSECONDS) != null) {
                count.incrementAndGet();
            } else if (channel.isDrained()) {
                return;
            }
        }
    }

    @EachSetting
    @DisplayName("B5 delays at each step of blocking and waking lose neither wake-up nor element")
    void delaysAtEachStep(Setting setting) throws Exception {
        Pieces.run(
                "B5 " + setting,
                setting.rounds(1_500, 2_000_000),
                elements -> {
                    channel = Perturbed.channel(setting.kind());
                    streamThrough(setting, elements, actors -> {});
                });
    }

    /** Sends elements by some threads to others, each once; another thread may disturb them. */
    private void streamThrough(Setting setting, int elements, Disturbance disturbance)
            throws Exception {
        final Ledger ledger = new Ledger(elements);
        final int senders = setting.senders(2);
        final AtomicInteger sending = new AtomicInteger(senders);
        final List<Actor<Void>> all = new ArrayList<>();
        try (Actors actors = new Actors(setting.threads()).watch(channel)) {
            for (int i = 0; i < senders; i++) {
                final int first = i;
                all.add(
                        actors.run(
                                "sender " + i,
                                () -> {
                                    for (int n = first; n < elements; n += senders) {
                                        channel.send(n);
                                        ledger.sent(n);
                                    }
                                    if (sending.decrementAndGet() == 0) {
                                        channel.close();
                                    }
                                }));
            }
            for (int i = 0; i < setting.receivers(2); i++) {
                final boolean selecting = i % 2 == 1;
                all.add(
                        actors.run(
                                "receiver " + i,
                                () -> {
                                    if (selecting) {
                                        selectAll(ledger);
                                    } else {
                                        channel.forEach(ledger::out);
                                    }
                                }));
            }
            disturbance.disturb(all);
        }
        ledger.checkAll();
        Inspection.checkAtRest(channel);
    }

    /** What happens to the threads while they work. */
    @FunctionalInterface
    private interface Disturbance {
        void disturb(List<Actor<Void>> actors);
    }

    private void selectAll(Ledger ledger) throws InterruptedException {
        final AtomicBoolean end = new AtomicBoolean();
        final Select select =
                Select.builder()
                        .waitStrategy(WaitStrategy.parking())
                        .recv(channel, ledger::out, () -> end.set(true))
                        .recv(Channel.<Integer>never(), v -> {})
                        .build();
        while (!end.get()) {
            select.await();
        }
    }

    @EachSetting(manySenders = true, manyReceivers = true)
    @DisplayName("B6 two quick sends wake two parked receivers")
    void twoSendsWakeTwo(Setting setting) throws Exception {
        Pieces.run(
                "B6 " + setting,
                setting.rounds(1_000, 1_000_000),
                rounds -> {
                    channel = setting.channel();
                    new Race(setting.threads(), "B6 " + setting)
                            .with(round -> assertEquals(round, channel.recv()))
                            .with(round -> assertEquals(round, channel.recv()))
                            .with(
                                    round -> {
                                        while (Inspection.queuedReceivers(channel) < 2) {
                                            Thread.yield();
                                        }
                                        assertEquals(SendResult.SENT, channel.trySend(round));
                                        assertEquals(SendResult.SENT, channel.trySend(round));
                                    })
                            .run(rounds, channel);
                    Inspection.checkAtRest(channel);
                });
    }

    @EachSetting
    @DisplayName("B7 a select among busy work is told of the shutdown, every time")
    void shutdownThroughSelect(Setting setting) throws Exception {
        final int rounds = setting.rounds(500, 100_000);
        Pieces.run("B7 " + setting, rounds, piece -> raceShutdown(setting, piece));
    }

    private void raceShutdown(Setting setting, int rounds) {
        final Channel<Integer> work = setting.channel();
        final Channel<Integer> shutdown = setting.channel();
        final int[] stopped = {-1};
        final Select select =
                Select.builder()
                        .waitStrategy(WaitStrategy.parking())
                        .recv(work, v -> {})
                        .recv(shutdown, v -> stopped[0] = v)
                        .build();
        new Race(setting.threads(), "B7 " + setting)
                .with(
                        round -> {
                            while (stopped[0] != round) {
                                select.await();
                            }
                        })
                .with(round -> shutdown.send(round))
                .with(
                        round -> {
                            for (int i = 0; i < 5; i++) {
                                work.trySend(i);
                            }
                        })
                .run(rounds, work, shutdown);
        Inspection.checkAtRest(shutdown);
        assertEquals(0, Inspection.queuedReceivers(work));
    }

    @EachSetting(manySenders = true, manyReceivers = true)
    @DisplayName("B8 a hundred senders press on ten receivers, and all come through")
    void pressure(Setting setting) throws Exception {
        final int senders = 100;
        Pieces.run(
                "B8 " + setting,
                setting.rounds(20, 60_000),
                each -> {
                    channel = setting.channel();
                    final AtomicInteger sending = new AtomicInteger(senders);
                    final AtomicInteger count = new AtomicInteger();
                    try (Actors actors = new Actors(setting.threads()).watch(channel)) {
                        for (int i = 0; i < senders; i++) {
                            actors.run(
                                    "sender " + i,
                                    () -> {
                                        for (int n = 0; n < each; n++) {
                                            channel.send(n);
                                        }
                                        if (sending.decrementAndGet() == 0) {
                                            channel.close();
                                        }
                                    });
                        }
                        for (int i = 0; i < 10; i++) {
                            actors.run(
                                    "receiver " + i,
                                    () -> channel.forEach(v -> count.incrementAndGet()));
                        }
                    }
                    assertEquals(senders * each, count.get());
                    Inspection.checkAtRest(channel);
                });
    }

    @EachSetting
    @DisplayName("B9 stray unparks of all threads wake none for good, and use up no wake-up")
    void strayUnparks(Setting setting) throws Exception {
        final Random random = Seeds.random("B9 " + setting);
        Pieces.run(
                "B9 " + setting,
                setting.rounds(2_000, 2_000_000),
                elements -> {
                    channel = setting.channel();
                    streamThrough(
                            setting,
                            elements,
                            actors -> {
                                while (actors.stream().anyMatch(each -> !each.isDone())) {
                                    final int i = random.nextInt(actors.size());
                                    LockSupport.unpark(actors.get(i).thread());
                                    Thread.yield();
                                }
                            });
                });
    }

    @EachSetting
    @DisplayName("B10 a send that slips in while the channel is being closed ends all the same")
    void sendWhileClosing(Setting setting) throws Exception {
        Pieces.run(
                "B10 " + setting,
                setting.rounds(2_000, 1_000_000),
                rounds -> {
                    channel = setting.channel();
                    new Race(setting.threads(), "B10 " + setting)
                            .with(
                                    round -> {
                                        received = 0;
                                        if (channel.recv() != null) {
                                            received = 1;
                                        }
                                        channel.close();
                                    })
                            .with(round -> sent = sendUntilClosed())
                            .check(
                                    round -> {
                                        while (channel.tryRecv() != null) {
                                            received++;
                                        }
                                        assertEquals(sent, received);
                                        assertTrue(channel.isDrained());
                                        Inspection.checkAtRest(channel);
                                        channel = setting.channel(round);
                                    })
                            .run(rounds);
                });
    }

    private int sendUntilClosed() throws InterruptedException {
        for (int i = 0; ; i++) {
            try {
                channel.send(i);
            } catch (ChannelClosedException e) {
                return i;
            }
        }
    }

    @EachSetting(manySenders = true, manyReceivers = true)
    @DisplayName("B11 a thread is woken when the lock is free and it is out of line")
    void wokenOutsideTheLock(Setting setting) {
        final AtomicInteger woken = new AtomicInteger();
        final SystemEnvironment environment =
                new SystemEnvironment() {
                    @Override
                    public void unpark(Thread thread) {
                        Inspection.check(channel); // takes the lock
                        assertEquals(0, Inspection.queuedReceivers(channel));
                        assertEquals(0, Inspection.queuedSenders(channel));
                        woken.incrementAndGet();
                        super.unpark(thread);
                    }
                };
        final List<Actors.Action> endsOfRecv =
                List.of(() -> channel.send(1), () -> channel.close(), () -> channel.cancel());
        final List<Actors.Action> endsOfSend =
                List.of(() -> channel.recv(), () -> channel.close(), () -> channel.cancel());
        for (Actors.Action end : endsOfRecv) {
            block(setting, environment, () -> channel.recv(), end);
        }
        for (Actors.Action end : endsOfSend) {
            block(setting, environment, () -> sendUntilClosed(), end);
        }
        assertTrue(woken.get() >= endsOfRecv.size() + endsOfSend.size(), () -> "woken: " + woken);
    }

    private void block(
            Setting setting,
            SystemEnvironment environment,
            Actors.Action operation,
            Actors.Action end) {
        channel =
                environment.build(
                        setting.kind().<Integer>builder().waitStrategy(WaitStrategy.parking()));
        try (Actors actors = new Actors(setting.threads()).watch(setting)) {
            final Actor<Void> blocked = actors.run("blocked", operation).awaitBlocked();
            actors.run("waker", end).result();
            channel.close();
            blocked.result();
        }
        Inspection.checkAtRest(channel);
    }
}
