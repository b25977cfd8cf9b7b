package io.fairway.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.fairway.testing.Actor;
import io.fairway.testing.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;

/** The order in which blocked threads are served. */
class FairnessTest {
    private static final int BLOCKED = 10;

    @Matrix(manyReceivers = true)
    @DisplayName("S10 blocked receivers are served in the order in which they came")
    void blockedReceiversInOrder(Setup setup) throws InterruptedException {
        try (Scene<Integer> scene = setup.scene()) {
            final List<Actor<Integer>> receivers = new ArrayList<>();
            for (int i = 0; i < BLOCKED; i++) {
                receivers.add(scene.parkReceiver());
            }
            Invariants.check(scene.channel);
            for (int i = 0; i < BLOCKED; i++) {
                scene.channel.send(i);
            }
            for (int i = 0; i < BLOCKED; i++) {
                assertEquals(i, receivers.get(i).result());
            }
            assertNull(scene.channel.tryRecv());
        }
    }

    @Matrix(manySenders = true)
    @DisplayName("S11 blocked senders are served in the order in which they came")
    void blockedSendersInOrder(Setup setup) throws InterruptedException {
        try (Scene<Integer> scene = setup.scene()) {
            fill(scene.channel);
            final List<Actor<Void>> senders = new ArrayList<>();
            for (int i = 0; i < BLOCKED; i++) {
                senders.add(scene.parkSender(setup.capacity() + i));
            }
            Invariants.check(scene.channel);
            for (int i = 0; i < setup.capacity() + BLOCKED; i++) {
                assertEquals(i, scene.channel.recv());
                if (i < BLOCKED) {
                    senders.get(i).result(); // has been let go, and none but it
                    assertEquals(BLOCKED - 1 - i, scene.queuedSenders());
                }
            }
        }
    }

    @Matrix(
            manySenders = true,
            capacities = {1, 2, 3, 10, 1024})
    @DisplayName(
            "S12 a receive takes the head, the oldest blocked sender's element goes to the tail")
    void blockedElementGoesToTheTail(Setup setup) throws InterruptedException {
        final int capacity = setup.capacity();
        try (Scene<Integer> scene = setup.scene()) {
            final Channel<Integer> channel = scene.channel;
            fill(channel);
            scene.parkSender(capacity);
            scene.parkSender(capacity + 1);

            assertEquals(0, channel.recv());
            assertEquals(capacity, channel.size(), "the place was taken in the same step");
            assertEquals(SendResult.FULL, channel.trySend(-1), "nobody else gets in");
            assertEquals(1, scene.queuedSenders());
            assertEquals(1, channel.tryRecv());
            for (int i = 2; i < capacity + 2; i++) {
                assertEquals(i, channel.recv());
            }
            assertNull(channel.tryRecv());
        }
    }

    @Matrix
    @DisplayName("S13 a send hands its element to the blocked receiver, past the buffer")
    void elementIsHandedOver(Setup setup) throws InterruptedException {
        try (Scene<Integer> scene = setup.scene()) {
            final Actor<Integer> receiver = scene.parkReceiver();
            assertEquals(SendResult.SENT, scene.channel.trySend(7));
            assertEquals(0, scene.channel.size());
            assertEquals(0, scene.queuedReceivers());
            assertEquals(7, receiver.result());
        }
    }

    @Matrix(
            manyReceivers = true,
            capacities = {0, 1, 10})
    @DisplayName("S13 nobody can take what was handed to a blocked receiver, nor overtake it")
    void receiversAreNotOvertaken(Setup setup) {
        final int rounds = Seeds.rounds(200);
        try (Scene<Integer> scene = setup.scene()) {
            final Channel<Integer> channel = scene.channel;
            final Actor<Void> receiver =
                    scene.run(
                            "receiver",
                            () -> {
                                for (int i = 0; i < rounds; i++) {
                                    assertEquals(i, channel.recv());
                                }
                            });
            scene.run(
                    "competitor",
                    () -> {
                        while (!channel.isClosed()) {
                            assertNull(channel.tryRecv(), "overtook the blocked receiver");
                        }
                    });
            for (int i = 0; i < rounds; i++) {
                scene.awaitReceivers(1);
                assertEquals(SendResult.SENT, channel.trySend(i));
            }
            receiver.result();
            channel.close();
        }
    }

    @Matrix(
            manySenders = true,
            capacities = {0, 1, 2, 10})
    @DisplayName("S12 a blocked sender is not overtaken by others that try all the time")
    void sendersAreNotOvertaken(Setup setup) throws InterruptedException {
        final int rounds = Seeds.rounds(100);
        final AtomicInteger blocked = new AtomicInteger();
        try (Scene<Integer> scene = setup.scene()) {
            final Channel<Integer> channel = scene.channel;
            scene.run(
                    "sender",
                    () -> {
                        for (int i = 1; i <= rounds; i++) {
                            blocked.set(i);
                            channel.send(i);
                        }
                        channel.close();
                    });
            scene.run(
                    "competitor",
                    () -> {
                        for (int i = -1; channel.trySend(i) != SendResult.CLOSED; i--) {
                            Thread.onSpinWait();
                        }
                    });
            boolean open = true;
            while (open) {
                scene.actors.await(
                        "the sender to block",
                        () -> scene.queuedSenders() == 1 || channel.isClosed());
                open = !channel.isClosed() && expectAfterTheBuffered(channel, blocked.get());
            }
            channel.cancel();
        }
    }

    /** Receives all that is in the channel, and then the blocked sender's element. */
    private static boolean expectAfterTheBuffered(Channel<Integer> channel, int expected)
            throws InterruptedException {
        for (int i = 0; i < channel.capacity(); i++) {
            assertNotEquals(expected, channel.recv());
        }
        assertEquals(expected, channel.recv(), "the blocked sender was overtaken");
        return true;
    }

    @Matrix(
            manySenders = true,
            capacities = {0, 1, 3},
            waiting = Waiting.PARKING)
    @DisplayName("S11 a blocked sender is not overtaken by others that block, too")
    void blockingSendersAreServedInTurn(Setup setup) throws InterruptedException {
        final int rounds = Seeds.rounds(300);
        try (Scene<Integer> scene = setup.scene()) {
            final Channel<Integer> channel = scene.channel;
            fill(channel);
            for (int i = 0; i < 3; i++) {
                final int element = setup.capacity() + i;
                scene.parkSender(
                        "sender " + i,
                        () -> {
                            for (int round = 0; round < rounds; round++) {
                                channel.send(element);
                            }
                            return null;
                        });
            }
            for (int k = 0; k < setup.capacity() + 3 * rounds; k++) {
                if (k <= 3 * (rounds - 1)) { // who was let in has come back, behind the others
                    scene.awaitSenders(3);
                }
                assertEquals(
                        k < setup.capacity() ? k : setup.capacity() + (k - setup.capacity()) % 3,
                        channel.recv());
            }
        }
    }

    /** Sends 0, 1, 2 and so on until the channel is full. */
    private static void fill(Channel<Integer> channel) throws InterruptedException {
        for (int i = 0; i < channel.capacity(); i++) {
            channel.send(i);
        }
    }
}
