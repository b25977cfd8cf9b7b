package io.fairway.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fairway.testing.Actor;
import io.fairway.testing.Actors;
import io.fairway.testing.Seeds;
import io.fairway.testing.ThreadKind;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What is special to unbuffered channels. */
class RendezvousTest {

    @Matrix(capacities = 0)
    @DisplayName("S9 a send to an unbuffered channel ends only when a receiver takes the element")
    void sendWaitsForReceiver(Setup setup) throws InterruptedException {
        try (Scene<Integer> scene = setup.scene()) {
            final Actor<Void> sender = scene.parkSender(7);
            assertFalse(sender.isDone());
            assertEquals(7, scene.channel.recv());
            sender.result();
        }
    }

    @Test
    @DisplayName("S52 a sender that spins, not in line yet, shows in what a select compares")
    void spinningSenderShows() throws InterruptedException {
        final AtomicBoolean idles = new AtomicBoolean();
        final AtomicBoolean mayGoOn = new AtomicBoolean();
        final Channel<Integer> channel =
                Channel.<Integer>builder()
                        .waitStrategy(
                                round -> {
                                    idles.set(true);
                                    while (!mayGoOn.get()) { // it stays where it spins
                                        Thread.onSpinWait();
                                    }
                                    return true;
                                })
                        .build();
        final UnbufferedChannel<Integer> inside = (UnbufferedChannel<Integer>) channel;
        final long before = inside.version(false);
        try (Actors actors = new Actors(ThreadKind.PLATFORM).watch(channel)) {
            actors.run("sender", () -> channel.send(7));
            try {
                actors.await("it spins", idles::get);
                assertNotEquals(before, inside.version(false));
            } finally {
                mayGoOn.set(true);
            }
            assertEquals(7, channel.recv());
        }
    }

    @Test
    @DisplayName("a virtual thread that has given up spinning gets in line at once")
    void patienceSpent() throws Exception {
        assumeTrue(
                ThreadKind.available().contains(ThreadKind.VIRTUAL),
                "no virtual threads on this JDK");
        final Channel<Integer> channel = Channel.unbuffered();
        final UnbufferedChannel<Integer> inside = (UnbufferedChannel<Integer>) channel;
        try (Actors actors = new Actors(ThreadKind.VIRTUAL).watch(channel)) {
            final Actor<Long> sender =
                    actors.start(
                            "sender",
                            () -> {
                                long before = 0;
                                for (int i = 0; i < 100; i++) {
                                    before = inside.version(false);
                                    channel.send(7, 1, TimeUnit.MILLISECONDS);
                                }
                                return inside.version(false) - before;
                            });
            // One more in the count of those who ever got in line, and no turn at the meeting
            // place.
            assertEquals(1L << 33, sender.result());
        }
    }

    @Matrix(capacities = 0)
    @DisplayName("S9 no send to an unbuffered channel ends before its receive has begun")
    void sendNeverEndsBeforeItsReceive(Setup setup) {
        final int rounds = Seeds.rounds(2_000);
        final AtomicInteger begun = new AtomicInteger();
        final AtomicInteger sent = new AtomicInteger();
        try (Scene<Integer> scene = setup.scene()) {
            scene.run(
                    "sender",
                    () -> {
                        for (int i = 0; i < rounds; i++) {
                            scene.channel.send(i);
                            sent.incrementAndGet();
                            assertTrue(begun.get() > i, "element " + i + " was in flight");
                        }
                    });
            scene.run(
                    "receiver",
                    () -> {
                        for (int i = 0; i < rounds; i++) {
                            assertTrue(sent.get() <= i, "element " + i + " was sent unreceived");
                            begun.incrementAndGet();
                            assertEquals(i, scene.channel.recv());
                        }
                    });
        }
    }

    @Matrix(capacities = 0)
    @DisplayName(
            "S9 a non-blocking operation on an unbuffered channel succeeds if its partner waits")
    void tryOperationsNeedAPartner(Setup setup) {
        try (Scene<Integer> scene = setup.scene()) {
            final Actor<Integer> receiver = scene.parkReceiver();
            assertEquals(SendResult.SENT, scene.channel.trySend(7));
            assertEquals(SendResult.FULL, scene.channel.trySend(8));
            assertEquals(7, receiver.result());
        }
        try (Scene<Integer> scene = setup.scene()) {
            final Actor<Void> sender = scene.parkSender(7);
            assertEquals(7, scene.channel.tryRecv());
            assertNull(scene.channel.tryRecv());
            sender.result();
        }
    }

    @Matrix(capacities = 0)
    @DisplayName("S16 size and capacity of an unbuffered channel are 0, also while threads wait")
    void sizeIsZero(Setup setup) throws InterruptedException {
        try (Scene<Integer> scene = setup.scene()) {
            assertEquals(0, scene.channel.capacity());
            scene.parkSender(7);
            assertEquals(0, scene.channel.size());
            assertEquals(0, scene.channel.capacity());
            assertEquals(7, scene.channel.recv());
            assertEquals(0, scene.channel.size());
        }
    }
}
