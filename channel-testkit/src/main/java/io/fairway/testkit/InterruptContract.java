package io.fairway.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fairway.channel.Channel;
import io.fairway.channel.ChannelInterruptedException;
import io.fairway.channel.SendResult;
import io.fairway.testing.Actor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;

/** Interrupts. */
interface InterruptContract extends Subject {

    @EachSetup
    @Needs(Feature.PARKS)
    @DisplayName("an interrupted receive throws, has taken nothing, and leaves no trace")
    default void interruptedReceive(ContractSetup setup) {
        try (Scene<Integer> scene = scene(setup)) {
            final Actor<Boolean> receiver =
                    scene.block(
                            "receiver",
                            () -> {
                                assertThrows(InterruptedException.class, scene.channel::recv);
                                return Thread.currentThread().isInterrupted();
                            });
            receiver.interrupt();
            assertEquals(false, receiver.result());
            assertEquals(
                    setup.capacity() == 0 ? SendResult.FULL : SendResult.SENT,
                    scene.channel.trySend(7));
        }
    }

    @EachSetup
    @Needs(Feature.PARKS)
    @DisplayName("an interrupted send throws, and its element is not in the channel")
    default void interruptedSend(ContractSetup setup) {
        try (Scene<Integer> scene = scene(setup)) {
            final Actor<Void> sender =
                    scene.block(
                            "sender",
                            () -> {
                                scene.channel.trySendAll(BasicContract.numbers(setup.capacity()));
                                scene.channel.send(-1);
                                return null;
                            });
            sender.interrupt();
            assertInstanceOf(InterruptedException.class, sender.failure());
            for (int i = 0; i < setup.capacity(); i++) {
                assertEquals(i, scene.channel.tryRecv());
            }
            assertNull(scene.channel.tryRecv());
        }
    }

    @EachSetup
    @DisplayName("an interrupted thread that would have to wait throws at once")
    default void interruptedBefore(ContractSetup setup) {
        try (Scene<Integer> scene = scene(setup)) {
            final Channel<Integer> channel = scene.channel;
            assertThrows(InterruptedException.class, () -> interruptedly(channel::recv));
            assertThrows(
                    InterruptedException.class,
                    () -> interruptedly(() -> channel.recv(1, TimeUnit.DAYS)));
            channel.trySendAll(BasicContract.numbers(setup.capacity()));
            assertThrows(
                    InterruptedException.class,
                    () -> interruptedly(() -> channel.send(-1, 1, TimeUnit.DAYS)));
            assertEquals(setup.capacity(), channel.size());
        }
    }

    @Buffered
    @DisplayName("what can complete at once does, and the interrupt stays pending")
    default void completesAlthoughInterrupted(ContractSetup setup) throws Exception {
        try (Scene<Integer> scene = scene(setup)) {
            assertEquals(
                    SendResult.SENT, interruptedly(() -> scene.channel.send(7, 1, TimeUnit.DAYS)));
            assertTrue(Thread.interrupted());
            final Integer received = interruptedly(scene.channel::recv);
            assertEquals(7, received);
            assertTrue(Thread.interrupted());
            scene.channel.close();
            assertNull(interruptedly(scene.channel::recv));
            assertTrue(Thread.interrupted());
            assertFalse(Thread.currentThread().isInterrupted());
        }
    }

    @EachSetup
    @Needs(Feature.PARKS)
    @DisplayName("an interrupted iteration throws, with the interrupt pending")
    default void interruptedIteration(ContractSetup setup) {
        try (Scene<Integer> scene = scene(setup)) {
            final Actor<Boolean> receiver =
                    scene.block(
                            "receiver",
                            () -> {
                                assertThrows(
                                        ChannelInterruptedException.class,
                                        () -> scene.channel.iterator().hasNext());
                                return Thread.currentThread().isInterrupted();
                            });
            receiver.interrupt();
            assertEquals(true, receiver.result());
        }
    }

    /** An operation that may throw. */
    @FunctionalInterface
    interface Operation<R> {
        /** Does it. */
        R run() throws Exception;
    }

    private static <R> R interruptedly(Operation<R> operation) throws Exception {
        Thread.currentThread().interrupt();
        try {
            return operation.run();
        } catch (Throwable e) {
            Thread.interrupted(); // whoever throws has cleared it, or must not disturb what follows
            throw e;
        }
    }
}
