package io.fairway.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fairway.channel.SendResult;
import io.fairway.testing.Actor;
import io.fairway.testing.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;

/** Who waits, and who is served first. */
interface BlockingContract extends Subject {

    @EachSetup
    @Needs(Feature.PARKS)
    @DisplayName("S1 a receive from an empty channel waits for the next send")
    default void recvWaits(ContractSetup setup) throws InterruptedException {
        try (Scene<Integer> scene = scene(setup)) {
            final Actor<Integer> receiver = scene.blockReceiver();
            assertFalse(receiver.isDone());
            scene.channel.send(7);
            assertEquals(7, receiver.result());
        }
    }

    @EachSetup
    @Needs(Feature.PARKS)
    @DisplayName("S3 a send to a full channel waits for the next receive")
    default void sendWaits(ContractSetup setup) throws InterruptedException {
        try (Scene<Integer> scene = scene(setup)) {
            final Actor<Integer> sender =
                    scene.block("sender", () -> sendUpTo(scene, setup.capacity()));
            assertEquals(setup.capacity(), scene.channel.size());
            for (int i = 0; i <= setup.capacity(); i++) {
                assertEquals(i, scene.channel.recv());
            }
            assertEquals(setup.capacity(), sender.result());
        }
    }

    private static int sendUpTo(Scene<Integer> scene, int last) throws InterruptedException {
        for (int i = 0; i <= last; i++) {
            scene.channel.send(i);
        }
        return last;
    }

    @EachSetup
    @Needs({Feature.PARKS, Feature.FAIR, Feature.MANY_CONSUMERS})
    @DisplayName("S10 blocked receivers are served in the order of their arrival")
    default void receiversInOrder(ContractSetup setup) throws InterruptedException {
        try (Scene<Integer> scene = scene(setup)) {
            final List<Actor<Integer>> line = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                line.add(scene.blockReceiver());
            }
            for (int i = 0; i < 5; i++) {
                scene.channel.send(i);
            }
            for (int i = 0; i < 5; i++) {
                assertEquals(i, line.get(i).result());
            }
        }
    }

    @EachSetup
    @Needs({Feature.PARKS, Feature.FAIR, Feature.MANY_PRODUCERS})
    @DisplayName("S11 S12 blocked senders are served in the order of their arrival")
    default void sendersInOrder(ContractSetup setup) throws InterruptedException {
        try (Scene<Integer> scene = scene(setup)) {
            scene.channel.trySendAll(BasicContract.numbers(setup.capacity()));
            for (int i = 0; i < 5; i++) {
                scene.blockSender(setup.capacity() + i);
            }
            for (int i = 0; i < setup.capacity() + 5; i++) {
                assertEquals(i, scene.channel.recv());
            }
        }
    }

    @EachSetup
    @Needs({Feature.PARKS, Feature.FAIR, Feature.MANY_CONSUMERS})
    @DisplayName("S13 an element for a blocked receiver is never seen by another")
    default void elementIsHandedOver(ContractSetup setup) throws InterruptedException {
        try (Scene<Integer> scene = scene(setup)) {
            final Actor<Integer> receiver = scene.blockReceiver();
            scene.channel.send(7);
            assertNull(scene.channel.tryRecv());
            assertEquals(0, scene.channel.size());
            assertEquals(7, receiver.result());
        }
    }

    @EachSetup
    @Needs({Feature.PARKS, Feature.FAIR, Feature.MANY_PRODUCERS})
    @DisplayName("S12 nobody overtakes a blocked sender")
    default void sendersAreNotOvertaken(ContractSetup setup) throws InterruptedException {
        try (Scene<Integer> scene = scene(setup)) {
            scene.channel.trySendAll(BasicContract.numbers(setup.capacity()));
            final Actor<Void> sender = scene.blockSender(setup.capacity());
            assertEquals(SendResult.FULL, scene.channel.trySend(-1));
            assertEquals(0, scene.channel.recv());
            sender.result();
            if (setup.capacity() > 0) {
                assertEquals(setup.capacity(), scene.channel.size());
                assertEquals(SendResult.FULL, scene.channel.trySend(-1));
            }
            for (int i = 1; i <= setup.capacity(); i++) {
                assertEquals(i, scene.channel.recv());
            }
        }
    }

    @Unbuffered
    @Needs(Feature.PARKS)
    @DisplayName("S9 a non-blocking operation succeeds exactly if its partner waits")
    default void tryOperationsNeedAPartner(ContractSetup setup) {
        try (Scene<Integer> scene = scene(setup)) {
            final Actor<Integer> receiver = scene.blockReceiver();
            assertEquals(SendResult.SENT, scene.channel.trySend(7));
            assertEquals(SendResult.FULL, scene.channel.trySend(8));
            assertEquals(7, receiver.result());
        }
        try (Scene<Integer> scene = scene(setup)) {
            final Actor<Void> sender = scene.blockSender(7);
            assertEquals(0, scene.channel.size());
            assertEquals(7, scene.channel.tryRecv());
            assertNull(scene.channel.tryRecv());
            sender.result();
        }
    }

    @Unbuffered
    @DisplayName("S9 no send ends before the receive of its element has begun")
    default void rendezvous(ContractSetup setup) {
        final int rounds = Seeds.rounds(2_000);
        final AtomicInteger begun = new AtomicInteger();
        try (Scene<Integer> scene = scene(setup)) {
            scene.run(
                    "sender",
                    () -> {
                        for (int i = 0; i < rounds; i++) {
                            scene.channel.send(i);
                            assertTrue(begun.get() > i, "element " + i + " was in flight");
                        }
                    });
            scene.run(
                    "receiver",
                    () -> {
                        for (int i = 0; i < rounds; i++) {
                            begun.incrementAndGet();
                            assertEquals(i, scene.channel.recv());
                        }
                    });
        }
    }

    @EachSetup
    @Needs(Feature.PARKS)
    @DisplayName("a batch receive waits for its first element")
    default void batchWaits(ContractSetup setup) throws InterruptedException {
        try (Scene<Integer> scene = scene(setup)) {
            final List<Integer> received = new ArrayList<>();
            final Actor<Integer> receiver =
                    scene.block("receiver", () -> scene.channel.recvBatch(received::add, 10));
            scene.channel.send(7);
            assertEquals(1, receiver.result());
            assertEquals(List.of(7), received);
        }
    }
}
