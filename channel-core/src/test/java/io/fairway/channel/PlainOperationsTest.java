package io.fairway.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.fairway.testing.Actor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Single sends and receives on an open channel. */
class PlainOperationsTest {

    @Matrix
    @DisplayName("S1 a receive from an empty channel blocks until an element comes")
    void recvBlocksOnEmpty(Setup setup) throws InterruptedException {
        try (Scene<Integer> scene = setup.scene()) {
            final Actor<Integer> receiver = scene.parkReceiver();
            Invariants.check(scene.channel);
            scene.channel.send(7);
            assertEquals(7, receiver.result());
        }
    }

    @Matrix
    @DisplayName("S1 a timed receive from an empty channel blocks until an element comes")
    void timedRecvBlocksOnEmpty(Setup setup) throws InterruptedException {
        try (Scene<Integer> scene = setup.scene()) {
            final Actor<Integer> receiver =
                    scene.parkReceiver("receiver", () -> scene.channel.recv(1, TimeUnit.DAYS));
            assertEquals(SendResult.SENT, scene.channel.send(7, 1, TimeUnit.DAYS));
            assertEquals(7, receiver.result());
        }
    }

    @Matrix
    @DisplayName(
            "S2 a non-blocking receive from an open empty channel reports that, and not closed")
    void tryRecvOnEmpty(Setup setup) {
        try (Scene<Integer> scene = setup.scene()) {
            assertNull(scene.channel.tryRecv());
            assertFalse(scene.channel.isDrained());
            assertFalse(scene.channel.isClosed());
        }
    }

    @Matrix
    @DisplayName("S3 a send to a full channel blocks and completes as soon as one element is taken")
    void sendBlocksOnFull(Setup setup) throws InterruptedException {
        try (Scene<Integer> scene = setup.scene()) {
            final Channel<Integer> channel = scene.channel;
            final Actor<Integer> sender =
                    scene.parkSender("sender", () -> fill(channel, setup.capacity() + 1));
            assertEquals(setup.capacity(), channel.size());
            Invariants.check(channel);

            assertEquals(0, channel.recv());
            assertEquals(setup.capacity() + 1, sender.result());
            assertEquals(setup.capacity(), channel.size());
            for (int i = 1; i <= setup.capacity(); i++) {
                assertEquals(i, channel.recv());
            }
            assertNull(channel.tryRecv());
        }
    }

    @Matrix
    @DisplayName("S4 a non-blocking send to a full channel fails and leaves the channel unchanged")
    void trySendOnFull(Setup setup) throws InterruptedException {
        try (Scene<Integer> scene = setup.scene()) {
            final Channel<Integer> channel = scene.channel;
            fill(channel, setup.capacity());
            for (int i = 0; i < 3; i++) {
                assertEquals(SendResult.FULL, channel.trySend(-1));
                assertEquals(setup.capacity(), channel.size());
            }
            for (int i = 0; i < setup.capacity(); i++) {
                assertEquals(i, channel.tryRecv());
            }
            assertNull(channel.tryRecv());
        }
    }

    @Matrix(capacities = {1, 2, 3, 10, 1024})
    @DisplayName("S5 a send with free space does not block, whatever became of earlier elements")
    void sendWithSpaceDoesNotBlock(Setup setup) throws InterruptedException {
        try (Scene<Integer> scene = setup.scene()) {
            for (int round = 0; round < 5; round++) {
                assertEquals(setup.capacity(), fill(scene.channel, setup.capacity()));
                for (int i = 0; i < setup.capacity(); i++) {
                    assertEquals(i, scene.channel.recv());
                }
            }
        }
    }

    @Matrix
    @DisplayName("S15 the capacity is exact, the size counts the elements from 0 up and down again")
    void sizeCountsElements(Setup setup) throws InterruptedException {
        try (Scene<Integer> scene = setup.scene()) {
            final Channel<Integer> channel = scene.channel;
            assertEquals(setup.capacity(), channel.capacity());
            for (int i = 0; i < setup.capacity(); i++) {
                assertEquals(i, channel.size());
                channel.send(i);
            }
            for (int i = setup.capacity(); i > 0; i--) {
                assertEquals(i, channel.size());
                assertNotNull(channel.recv());
            }
            assertEquals(0, channel.size());
        }
    }

    @Test
    @DisplayName("S15 exactly as many elements fit as were asked for, whatever the number")
    void everyCapacityIsExact() {
        for (Roles roles : Roles.values()) {
            for (int capacity = 1; capacity <= 1030; capacity++) {
                final Channel<Integer> channel =
                        roles.apply(Channel.<Integer>builder().capacity(capacity)).build();
                for (int i = 0; i < capacity; i++) {
                    assertEquals(SendResult.SENT, channel.trySend(i));
                }
                assertEquals(SendResult.FULL, channel.trySend(-1));
                assertEquals(capacity, channel.size());
                Invariants.checkIdle(channel);
            }
        }
    }

    @Matrix(capacities = {1, 3})
    @DisplayName("S20 elements that carry nothing, one and the same each time, are all delivered")
    void tokensAreCounted(Setup setup) throws InterruptedException {
        final Object token = new Object();
        try (Scene<Object> scene = setup.scene()) {
            for (int i = 0; i < setup.capacity(); i++) {
                scene.channel.send(token);
            }
            for (int i = 0; i < setup.capacity(); i++) {
                assertSame(token, scene.channel.recv());
            }
            assertNull(scene.channel.tryRecv());
        }
    }

    @Matrix(capacities = {0, 1})
    @DisplayName("S21 a channel carries channels, also itself")
    void channelThroughChannel(Setup setup) {
        try (Scene<Object> scene = setup.scene()) {
            scene.run("sender", () -> scene.channel.send(scene.channel));
            final Actor<Object> receiver = scene.start("receiver", scene.channel::recv);
            assertSame(scene.channel, receiver.result());
        }
    }

    /** Sends 0, 1, 2 and so on. */
    private static int fill(Channel<Integer> channel, int number) throws InterruptedException {
        for (int i = 0; i < number; i++) {
            channel.send(i);
        }
        return number;
    }
}
