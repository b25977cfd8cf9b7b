package io.fairway.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fairway.channel.Channel;
import io.fairway.channel.SendResult;
import io.fairway.testing.Race;
import io.fairway.testing.Seeds;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;

/** Two things at the same instant. */
interface RaceContract extends Subject {

    @EachSetup
    @DisplayName("S41 a send that races a close tells the truth about its element")
    default void sendAgainstClose(ContractSetup setup) {
        final AtomicReference<Channel<Integer>> channel = fresh(setup);
        final AtomicInteger sent = new AtomicInteger();
        new Race(setup.kind(), "sendAgainstClose")
                .with(round -> channel.get().close())
                .with(
                        round -> {
                            sent.set(0);
                            if (channel.get().trySend(round) == SendResult.SENT) {
                                sent.set(1);
                            }
                        })
                .check(
                        round -> {
                            assertEquals(sent.get(), channel.get().size());
                            assertEquals(sent.get() == 1 ? round : null, channel.get().recv());
                            assertTrue(channel.get().isDrained());
                            renew(channel, setup);
                        })
                .run(Seeds.rounds(500), channel);
    }

    @EachSetup
    @DisplayName("S40 a receive that races a close misses no element sent before it")
    default void recvAgainstClose(ContractSetup setup) {
        final AtomicReference<Channel<Integer>> channel = fresh(setup);
        final AtomicReference<SendResult> sent = new AtomicReference<>();
        final AtomicReference<Integer> received = new AtomicReference<>();
        new Race(setup.kind(), "recvAgainstClose")
                .with(
                        round -> {
                            sent.set(channel.get().trySend(round));
                            channel.get().close();
                        })
                .with(
                        round -> {
                            received.set(channel.get().recv());
                            assertNull(channel.get().recv());
                        })
                .check(
                        round -> {
                            assertEquals(
                                    sent.get() == SendResult.SENT ? round : null, received.get());
                            renew(channel, setup);
                        })
                .run(Seeds.rounds(500), channel);
    }

    @EachSetup
    @DisplayName("a send that races its timeout: received if it says sent, else not")
    default void sendAgainstTimeout(ContractSetup setup) {
        final AtomicReference<Channel<Integer>> channel = fresh(setup);
        final AtomicInteger sent = new AtomicInteger();
        final AtomicInteger received = new AtomicInteger();
        new Race(setup.kind(), "sendAgainstTimeout")
                .with(
                        round -> {
                            final SendResult result =
                                    channel.get().send(round, round % 20, TimeUnit.MICROSECONDS);
                            if (result == SendResult.SENT) {
                                sent.incrementAndGet();
                            }
                        })
                .with(
                        round -> {
                            if (channel.get().recv(round % 20, TimeUnit.MICROSECONDS) != null) {
                                received.incrementAndGet();
                            }
                        })
                .check(
                        round -> {
                            assertEquals(sent.get(), received.get() + channel.get().size());
                            checkAtRest(channel.get());
                        })
                .run(Seeds.rounds(500), channel);
    }

    @EachSetup
    @DisplayName("a receive that races an interrupt has the element or leaves it")
    default void recvAgainstInterrupt(ContractSetup setup) {
        final AtomicReference<Channel<Integer>> channel = fresh(setup);
        final AtomicReference<Thread> receiver = new AtomicReference<>();
        final AtomicInteger sent = new AtomicInteger();
        final AtomicInteger received = new AtomicInteger();
        new Race(setup.kind(), "recvAgainstInterrupt")
                .with(
                        round -> {
                            receiver.set(Thread.currentThread());
                            try {
                                if (channel.get().recv(50, TimeUnit.MICROSECONDS) != null) {
                                    received.incrementAndGet();
                                }
                            } catch (InterruptedException e) {
                                assertFalse(Thread.currentThread().isInterrupted());
                            }
                        })
                .with(
                        round -> {
                            if (channel.get().trySend(round) == SendResult.SENT) {
                                sent.incrementAndGet();
                            }
                        })
                .with(
                        round -> {
                            final Thread thread = receiver.get();
                            if (thread != null) {
                                thread.interrupt();
                            }
                        })
                .check(
                        round -> {
                            Thread.interrupted(); // the interrupt may have come too late
                            while (channel.get().tryRecv() != null) {
                                received.incrementAndGet();
                            }
                            assertEquals(sent.get(), received.get());
                            checkAtRest(channel.get());
                        })
                .run(Seeds.rounds(500), channel);
    }

    @EachSetup
    @DisplayName("cancel against a send: sent is what was received or discarded")
    default void sendAgainstCancel(ContractSetup setup) {
        final AtomicReference<Channel<Integer>> channel = fresh(setup);
        final AtomicInteger sent = new AtomicInteger();
        final AtomicInteger gone = new AtomicInteger();
        new Race(setup.kind(), "sendAgainstCancel")
                .with(round -> gone.addAndGet(channel.get().cancel()))
                .with(
                        round -> {
                            while (channel.get().send(round, 1, TimeUnit.DAYS) == SendResult.SENT) {
                                sent.incrementAndGet();
                            }
                        })
                .with(
                        round -> {
                            while (!channel.get().isDrained()) {
                                if (channel.get().tryRecv() != null) {
                                    gone.incrementAndGet();
                                }
                            }
                        })
                .check(
                        round -> {
                            assertEquals(sent.get(), gone.get());
                            renew(channel, setup);
                        })
                .run(Seeds.rounds(200), channel);
    }

    @EachSetup
    @DisplayName("S34 of several closes at the same instant one says that it closed")
    default void oneCloseWins(ContractSetup setup) {
        final AtomicReference<Channel<Integer>> channel = fresh(setup);
        final AtomicInteger won = new AtomicInteger();
        final Race.Part closing =
                round -> {
                    if (channel.get().close()) {
                        won.incrementAndGet();
                    }
                };
        new Race(setup.kind(), "oneCloseWins")
                .with(closing)
                .with(closing)
                .with(closing)
                .check(
                        round -> {
                            assertEquals(round + 1, won.get());
                            renew(channel, setup);
                        })
                .run(Seeds.rounds(500), channel);
    }

    private AtomicReference<Channel<Integer>> fresh(ContractSetup setup) {
        return new AtomicReference<>(newChannel(setup.capacity()));
    }

    /** Checks the channel of the round and replaces it. */
    private void renew(AtomicReference<Channel<Integer>> channel, ContractSetup setup) {
        checkAtRest(channel.get());
        channel.set(newChannel(setup.capacity()));
    }
}
