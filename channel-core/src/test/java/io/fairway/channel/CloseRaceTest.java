package io.fairway.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fairway.testing.Race;
import io.fairway.testing.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;

/** Closes at the same instant as other operations. */
class CloseRaceTest {

    /** The channel of the round; replaced between rounds. */
    private volatile Channel<Integer> channel;

    @Matrix(
            capacities = {1, 10},
            waiting = Waiting.PARKING)
    @DisplayName(
            "S40 a non-blocking receive finds the element that was there before a racing close")
    void tryRecvFindsTheElement(Setup setup) {
        channel = channelWithOne(setup);
        new Race(setup.kind(), "tryRecvFindsTheElement")
                .with(round -> channel.close())
                .with(round -> assertEquals(1, channel.tryRecv()))
                .check(round -> channel = channelWithOne(setup))
                .run(Seeds.rounds(10_000));
    }

    @Matrix(
            capacities = {1, 10},
            waiting = Waiting.PARKING)
    @DisplayName("S40 whoever sees a channel drained has missed none of its elements")
    void drainedMeansAllReceived(Setup setup) {
        channel = setup.channel();
        new Race(setup.kind(), "drainedMeansAllReceived")
                .with(
                        round -> {
                            assertEquals(SendResult.SENT, channel.trySend(round));
                            channel.close();
                        })
                .with(
                        round -> {
                            Integer element = channel.tryRecv();
                            while (element == null && !channel.isDrained()) {
                                Thread.onSpinWait();
                                element = channel.tryRecv();
                            }
                            assertEquals(round, element);
                            assertNull(channel.recv());
                        })
                .check(round -> channel = setup.channel())
                .run(Seeds.rounds(5_000));
    }

    @Matrix(
            capacities = {0, 1, 2, 10},
            waiting = Waiting.PARKING)
    @DisplayName("S41 a non-blocking send that races a close tells the truth about its element")
    void trySendTellsTheTruth(Setup setup) {
        channel = setup.channel();
        final List<Integer> sent = new ArrayList<>();
        new Race(setup.kind(), "trySendTellsTheTruth")
                .with(round -> channel.close())
                .with(
                        round -> {
                            sent.clear();
                            SendResult result = SendResult.SENT;
                            for (int i = 0; i < 3 && result != SendResult.CLOSED; i++) {
                                result = channel.trySend(i);
                                if (result == SendResult.SENT) {
                                    sent.add(i);
                                }
                            }
                        })
                .check(
                        round -> {
                            final List<Integer> received = new ArrayList<>();
                            channel.drainTo(received::add, Integer.MAX_VALUE);
                            assertEquals(sent, received);
                            Invariants.checkIdle(channel);
                            channel = setup.channel();
                        })
                .run(Seeds.rounds(3_000));
    }

    @Matrix(
            capacities = {0, 1, 2},
            waiting = Waiting.PARKING)
    @DisplayName("S30 S31 a blocking send that races a receive and a close is delivered, or fails")
    void blockedSendIsDeliveredOrFails(Setup setup) {
        channel = setup.channel();
        final AtomicInteger sent = new AtomicInteger();
        final AtomicInteger received = new AtomicInteger();
        new Race(setup.kind(), "blockedSendIsDeliveredOrFails")
                .with(
                        round -> {
                            try {
                                for (int i = 0; i <= setup.capacity(); i++) {
                                    channel.send(i);
                                    sent.incrementAndGet();
                                }
                            } catch (ChannelClosedException e) {
                                assertTrue(channel.isClosed());
                            }
                        })
                .with(
                        round -> {
                            if (channel.tryRecv() != null) {
                                received.incrementAndGet();
                            }
                            channel.close();
                            while (channel.tryRecv() != null) {
                                received.incrementAndGet();
                            }
                            assertTrue(channel.isDrained());
                        })
                .check(
                        round -> {
                            assertEquals(sent.getAndSet(0), received.getAndSet(0));
                            Invariants.checkIdle(channel);
                            channel = setup.channel();
                        })
                .run(Seeds.rounds(2_000));
    }

    @Matrix(
            capacities = {0, 1, 2},
            waiting = Waiting.PARKING)
    @DisplayName("S28 a blocking receive that races a send and a close gets the element or null")
    void blockedReceiveGetsAll(Setup setup) {
        channel = setup.channel();
        final AtomicInteger sent = new AtomicInteger();
        final AtomicInteger received = new AtomicInteger();
        new Race(setup.kind(), "blockedReceiveGetsAll")
                .with(
                        round -> {
                            while (channel.recv() != null) {
                                received.incrementAndGet();
                            }
                        })
                .with(
                        round -> {
                            for (int i = 0; i < 2; i++) {
                                if (channel.trySend(i) == SendResult.SENT) {
                                    sent.incrementAndGet();
                                }
                            }
                            channel.close();
                        })
                .check(
                        round -> {
                            assertEquals(sent.getAndSet(0), received.getAndSet(0));
                            Invariants.checkIdle(channel);
                            channel = setup.channel();
                        })
                .run(Seeds.rounds(2_000));
    }

    @Matrix(
            capacities = {0, 1},
            waiting = Waiting.PARKING)
    @DisplayName("S34 of several closes at once exactly one closes, and its cause is the one")
    void oneCloseWins(Setup setup) {
        channel = setup.channel();
        final Throwable[] causes = {new IllegalStateException(), new IllegalArgumentException()};
        final boolean[] closed = new boolean[2];
        new Race(setup.kind(), "oneCloseWins")
                .with(round -> closed[0] = channel.close(causes[0]))
                .with(round -> closed[1] = channel.close(causes[1]))
                .check(
                        round -> {
                            assertNotEquals(closed[0], closed[1]);
                            final Throwable cause = Invariants.handoff(channel).cause();
                            assertNotNull(cause);
                            assertEquals(causes[closed[0] ? 0 : 1], cause);
                            channel = setup.channel();
                        })
                .run(Seeds.rounds(2_000));
    }

    private static Channel<Integer> channelWithOne(Setup setup) {
        final Channel<Integer> result = setup.channel();
        assertEquals(SendResult.SENT, result.trySend(1));
        return result;
    }
}
