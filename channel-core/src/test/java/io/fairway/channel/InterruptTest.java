package io.fairway.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fairway.testing.Actor;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;

/** Interrupts before and during an operation. */
class InterruptTest {

    @AfterEach
    void clearInterrupt() {
        Thread.interrupted();
    }

    @Matrix(capacities = {1, 2, 3, 10, 1024})
    @DisplayName("an operation that need not wait succeeds, and leaves the interrupt status set")
    void possibleOperationsIgnoreTheStatus(Setup setup) throws InterruptedException {
        final Channel<Integer> channel = setup.channel();
        Thread.currentThread().interrupt();
        for (int i = 0; i < 3; i++) {
            channel.send(1);
            assertEquals(1, channel.recv());
            assertEquals(SendResult.SENT, channel.send(2, 1, TimeUnit.DAYS));
            assertEquals(2, channel.recv(1, TimeUnit.DAYS));
            assertEquals(SendResult.SENT, channel.trySend(3));
            assertEquals(3, channel.tryRecv());
        }
        channel.close();
        assertThrows(ChannelClosedException.class, () -> channel.send(4));
        assertNull(channel.recv());
        assertNull(channel.recv(Duration.ofDays(1)));
        assertTrue(Thread.interrupted());
        Invariants.checkIdle(channel);
    }

    @Matrix
    @DisplayName("an operation whose partner is blocked succeeds, and leaves the status set")
    void operationsWithPartnerIgnoreTheStatus(Setup setup) throws InterruptedException {
        try (Scene<Integer> scene = setup.scene()) {
            final Actor<Integer> receiver = scene.parkReceiver();
            Thread.currentThread().interrupt();
            scene.channel.send(7);
            assertTrue(Thread.interrupted());
            assertEquals(7, receiver.result());
        }
        try (Scene<Integer> scene = setup.scene()) {
            final Actor<Void> sender =
                    scene.parkSender(
                            "sender",
                            () -> {
                                for (int i = 0; i <= setup.capacity(); i++) {
                                    scene.channel.send(i);
                                }
                                return null;
                            });
            Thread.currentThread().interrupt();
            for (int i = 0; i <= setup.capacity(); i++) {
                assertEquals(i, scene.channel.recv());
            }
            assertTrue(Thread.interrupted());
            sender.result();
        }
    }

    @Matrix
    @DisplayName("an operation that has to wait with the status set throws and clears it")
    void waitingOperationsThrowAtOnce(Setup setup) {
        final Channel<Integer> channel = setup.channel();
        expectInterrupted(channel::recv);
        expectInterrupted(() -> channel.recv(1, TimeUnit.DAYS));
        for (int i = 0; i < setup.capacity(); i++) {
            channel.trySend(i);
        }
        expectInterrupted(() -> channel.send(-1));
        expectInterrupted(() -> channel.send(-1, 1, TimeUnit.DAYS));
        for (int i = 0; i < setup.capacity(); i++) {
            assertEquals(i, channel.tryRecv());
        }
        assertNull(channel.tryRecv());
        Invariants.checkIdle(channel);
    }

    private static void expectInterrupted(org.junit.jupiter.api.function.Executable operation) {
        Thread.currentThread().interrupt();
        assertThrows(InterruptedException.class, operation);
        assertFalse(Thread.interrupted());
    }

    @Matrix
    @DisplayName("an operation that does not wait for want of time does not throw either")
    void zeroTimeoutDoesNotWait(Setup setup) throws InterruptedException {
        final Channel<Integer> channel = setup.channel();
        Thread.currentThread().interrupt();
        assertNull(channel.recv(0, TimeUnit.SECONDS));
        assertNull(channel.tryRecv());
        for (int i = 0; i < setup.capacity(); i++) {
            channel.trySend(i);
        }
        assertEquals(SendResult.TIMED_OUT, channel.send(-1, 0, TimeUnit.SECONDS));
        assertEquals(SendResult.FULL, channel.trySend(-1));
        assertTrue(Thread.interrupted());
    }

    @Matrix
    @DisplayName("an interrupt of a blocked receiver throws and takes nothing")
    void interruptedReceiver(Setup setup) throws InterruptedException {
        for (boolean timed : new boolean[] {false, true}) {
            try (Scene<Integer> scene = setup.scene()) {
                final Channel<Integer> channel = scene.channel;
                final CountDownLatch thrown = new CountDownLatch(1);
                final Actor<Integer> receiver =
                        scene.parkReceiver(
                                "receiver",
                                () -> {
                                    assertThrows(
                                            InterruptedException.class, () -> recv(channel, timed));
                                    thrown.countDown();
                                    assertFalse(Thread.currentThread().isInterrupted());
                                    scene.awaitReceivers(0);
                                    return channel.recv(); // gets what came afterwards
                                });
                receiver.interrupt();
                thrown.await(); // a send before would complete the receive, and rightly
                if (setup.capacity() > 0) {
                    assertEquals(SendResult.SENT, channel.trySend(7));
                } else {
                    scene.run("sender", () -> channel.send(7));
                }
                assertEquals(7, receiver.result());
            }
        }
    }

    private static Integer recv(Channel<Integer> channel, boolean timed)
            throws InterruptedException {
        return timed ? channel.recv(1, TimeUnit.DAYS) : channel.recv();
    }

    @Matrix
    @DisplayName("an interrupt of a blocked sender throws and leaves its element with it")
    void interruptedSender(Setup setup) throws InterruptedException {
        for (boolean timed : new boolean[] {false, true}) {
            try (Scene<Integer> scene = setup.scene()) {
                final Channel<Integer> channel = scene.channel;
                final Actor<Void> sender =
                        scene.parkSender(
                                "sender",
                                () -> {
                                    for (int i = 0; i < setup.capacity(); i++) {
                                        channel.send(i);
                                    }
                                    return send(channel, timed);
                                });
                sender.interrupt();
                assertEquals(InterruptedException.class, sender.failure().getClass());
                assertEquals(0, scene.queuedSenders());
                assertEquals(setup.capacity(), channel.size());
                for (int i = 0; i < setup.capacity(); i++) {
                    assertEquals(i, channel.recv());
                }
                assertNull(channel.tryRecv());
            }
        }
    }

    private static Void send(Channel<Integer> channel, boolean timed) throws InterruptedException {
        if (timed) {
            channel.send(-1, 1, TimeUnit.DAYS);
        } else {
            channel.send(-1);
        }
        return null;
    }

    @Matrix(manySenders = true, manyReceivers = true)
    @DisplayName("an interrupt leaves the others in line, and their order")
    void othersStayInLine(Setup setup) throws InterruptedException {
        try (Scene<Integer> scene = setup.scene()) {
            final Actor<Integer> first = scene.parkReceiver();
            final Actor<Integer> second = scene.parkReceiver();
            final Actor<Integer> third = scene.parkReceiver();
            second.interrupt();
            second.failure();
            Invariants.check(scene.channel);
            scene.channel.send(1);
            scene.channel.send(3);
            assertEquals(1, first.result());
            assertEquals(3, third.result());
        }
        try (Scene<Integer> scene = setup.scene()) {
            for (int i = 0; i < setup.capacity(); i++) {
                scene.channel.send(i);
            }
            scene.parkSender(setup.capacity());
            final Actor<Void> second = scene.parkSender(-1);
            scene.parkSender(setup.capacity() + 1);
            second.interrupt();
            second.failure();
            Invariants.check(scene.channel);
            for (int i = 0; i < setup.capacity() + 2; i++) {
                assertEquals(i, scene.channel.recv());
            }
        }
    }
}
