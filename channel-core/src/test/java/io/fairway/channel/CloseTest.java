package io.fairway.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fairway.testing.Actor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;

/** What a close does to those who wait, and to what comes after it. */
class CloseTest {
    private static final int BLOCKED = 5;

    @Matrix
    @DisplayName("S25 S38 a closed channel still delivers what was in it, in order, and counts it")
    void closedChannelDrains(Setup setup) throws InterruptedException {
        try (Scene<Integer> scene = setup.scene()) {
            final Channel<Integer> channel = scene.channel;
            fill(channel);
            assertTrue(channel.close());
            for (int i = 0; i < setup.capacity(); i++) {
                assertTrue(channel.isClosed());
                assertFalse(channel.isDrained());
                assertEquals(setup.capacity() - i, channel.size());
                assertEquals(setup.capacity(), channel.capacity());
                assertEquals(i, i % 2 == 0 ? channel.recv() : channel.tryRecv());
            }
            assertTrue(channel.isDrained());
            assertEquals(0, channel.size());
            assertEquals(setup.capacity(), channel.capacity());
        }
    }

    @Matrix
    @DisplayName("S26 S27 every receive from a drained channel returns null, for ever, and drained")
    void drainedChannelStaysDrained(Setup setup) throws InterruptedException {
        try (Scene<Integer> scene = setup.scene()) {
            final Channel<Integer> channel = scene.channel;
            fill(channel);
            channel.close();
            channel.drainTo(each -> {}, setup.capacity());
            for (int i = 0; i < 3; i++) {
                assertNull(channel.recv());
                assertNull(channel.tryRecv());
                assertNull(channel.recv(1, TimeUnit.DAYS));
                assertNull(channel.recv(Duration.ZERO));
                assertEquals(0, channel.recvBatch(each -> {}, 1));
                assertTrue(channel.isDrained());
            }
        }
    }

    @Matrix
    @DisplayName("S28 a close wakes a blocked receiver, which gets null")
    void closeWakesReceiver(Setup setup) {
        try (Scene<Integer> scene = setup.scene()) {
            final Actor<Integer> receiver = scene.parkReceiver();
            scene.channel.close();
            assertNull(receiver.result());
        }
    }

    @Matrix(manyReceivers = true)
    @DisplayName("S29 a close wakes all blocked receivers, timed or not")
    void closeWakesAllReceivers(Setup setup) {
        try (Scene<Integer> scene = setup.scene()) {
            final List<Actor<Integer>> receivers = new ArrayList<>();
            for (int i = 0; i < BLOCKED; i++) {
                receivers.add(scene.parkReceiver());
                receivers.add(
                        scene.parkReceiver("timed", () -> scene.channel.recv(1, TimeUnit.DAYS)));
            }
            scene.channel.close();
            Invariants.checkIdle(scene.channel);
            receivers.forEach(each -> assertNull(each.result()));
        }
    }

    @Matrix(manySenders = true)
    @DisplayName("S30 S31 a close fails all blocked senders, whose elements are never delivered")
    void closeFailsAllSenders(Setup setup) throws InterruptedException {
        try (Scene<Integer> scene = setup.scene()) {
            final Channel<Integer> channel = scene.channel;
            fill(channel);
            final List<Actor<Void>> senders = new ArrayList<>();
            for (int i = 0; i < BLOCKED; i++) {
                senders.add(scene.parkSender(-1));
            }
            final Actor<SendResult> timed =
                    scene.parkSender("timed", () -> channel.send(-1, 1, TimeUnit.DAYS));
            channel.close();
            Invariants.checkIdle(channel);
            for (Actor<Void> sender : senders) {
                final Throwable failure = sender.failure();
                assertEquals(ChannelClosedException.class, failure.getClass());
                assertNull(failure.getCause());
            }
            assertEquals(SendResult.CLOSED, timed.result());
            for (int i = 0; i < setup.capacity(); i++) {
                assertEquals(i, channel.recv());
            }
            assertNull(channel.recv());
        }
    }

    @Matrix
    @DisplayName("S30 a close fails the only sender while it is blocked")
    void closeFailsOnlySender(Setup setup) {
        try (Scene<Integer> scene = setup.scene()) {
            final Actor<Void> sender =
                    scene.parkSender(
                            "sender",
                            () -> {
                                fill(scene.channel);
                                scene.channel.send(-1);
                                return null;
                            });
            scene.channel.close();
            assertEquals(ChannelClosedException.class, sender.failure().getClass());
            for (int i = 0; i < setup.capacity(); i++) {
                assertEquals(i, scene.channel.tryRecv());
            }
            assertNull(scene.channel.tryRecv());
        }
    }

    @Matrix
    @DisplayName(
            "S32 S33 every send to a closed channel fails, full or not, and leaves nothing there")
    void sendToClosedFails(Setup setup) throws InterruptedException {
        try (Scene<Integer> scene = setup.scene()) {
            final Channel<Integer> channel = scene.channel;
            fill(channel);
            channel.close();
            expectSendsFail(channel);
            for (int i = 0; i < setup.capacity(); i++) {
                assertEquals(i, channel.recv());
            }
            expectSendsFail(channel);
            assertNull(channel.recv());
        }
    }

    private static void expectSendsFail(Channel<Integer> channel) throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            assertThrows(ChannelClosedException.class, () -> channel.send(-1));
            assertEquals(SendResult.CLOSED, channel.trySend(-1));
            assertEquals(SendResult.CLOSED, channel.send(-1, 1, TimeUnit.DAYS));
            assertEquals(SendResult.CLOSED, channel.send(-1, Duration.ZERO));
            assertThrows(ChannelClosedException.class, () -> channel.sendAll(List.of(-1)));
            assertEquals(0, channel.trySendAll(List.of(-1)));
        }
    }

    @Matrix
    @DisplayName("S34 S42 a channel is closed once and stays closed; closing it again is harmless")
    void closingTwice(Setup setup) {
        try (Scene<Integer> scene = setup.scene()) {
            assertFalse(scene.channel.isClosed());
            assertTrue(scene.channel.close());
            assertFalse(scene.channel.close());
            assertFalse(scene.channel.close(new IllegalStateException("too late")));
            assertTrue(scene.channel.isClosed());
            assertNull(scene.channel.tryRecv());
            assertTrue(scene.channel.isDrained());
        }
    }

    @Matrix(
            manySenders = true,
            manyReceivers = true,
            capacities = {0, 1, 3})
    @DisplayName("S43 who is woken by a close can use the channel at once")
    void wokenCanUseTheChannel(Setup setup) throws InterruptedException {
        try (Scene<Integer> scene = setup.scene()) {
            final Channel<Integer> channel = scene.channel;
            final List<Actor<Void>> woken = new ArrayList<>();
            for (int i = 0; i < BLOCKED; i++) {
                woken.add(
                        scene.parkReceiver(
                                "receiver",
                                () -> {
                                    assertNull(channel.recv());
                                    return useClosed(channel);
                                }));
            }
            channel.close();
            woken.forEach(Actor::result);
        }
        try (Scene<Integer> scene = setup.scene()) {
            final Channel<Integer> channel = scene.channel;
            fill(channel);
            final List<Actor<Void>> woken = new ArrayList<>();
            for (int i = 0; i < BLOCKED; i++) {
                woken.add(
                        scene.parkSender(
                                "sender",
                                () -> {
                                    assertThrows(
                                            ChannelClosedException.class, () -> channel.send(-1));
                                    return useClosed(channel);
                                }));
            }
            channel.close();
            woken.forEach(Actor::result);
        }
    }

    private static Void useClosed(Channel<Integer> channel) throws InterruptedException {
        assertFalse(channel.close());
        assertEquals(SendResult.CLOSED, channel.trySend(-1));
        while (channel.recv() != null) {
            assertTrue(channel.isClosed());
        }
        assertTrue(channel.isDrained());
        assertNotNull(channel.toString());
        return null;
    }

    /** Sends 0, 1, 2 and so on until the channel is full. */
    private static void fill(Channel<Integer> channel) throws InterruptedException {
        for (int i = 0; i < channel.capacity(); i++) {
            channel.send(i);
        }
    }
}
