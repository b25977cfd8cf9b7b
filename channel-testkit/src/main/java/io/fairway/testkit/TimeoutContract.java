package io.fairway.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fairway.channel.SendResult;
import io.fairway.testing.Actor;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;

/** Timeouts. */
interface TimeoutContract extends Subject {

    @EachSetup
    @DisplayName("S73 a receive whose time is up still gets what is there")
    default void expiredReceive(ContractSetup setup) throws InterruptedException {
        try (Scene<Integer> scene = scene(setup)) {
            scene.channel.trySendAll(BasicContract.numbers(setup.capacity()));
            for (int i = 0; i < setup.capacity(); i++) {
                assertEquals(i, scene.channel.recv(-i, TimeUnit.NANOSECONDS));
            }
            assertNull(scene.channel.recv(0, TimeUnit.NANOSECONDS));
            assertNull(scene.channel.recv(Duration.ofSeconds(-1)));
        }
    }

    @EachSetup
    @DisplayName("S75 a send whose time is up leaves nothing in the channel")
    default void expiredSend(ContractSetup setup) throws InterruptedException {
        try (Scene<Integer> scene = scene(setup)) {
            for (int i = 0; i < setup.capacity(); i++) {
                assertEquals(SendResult.SENT, scene.channel.send(i, 0, TimeUnit.NANOSECONDS));
            }
            assertEquals(SendResult.TIMED_OUT, scene.channel.send(-1, 0, TimeUnit.NANOSECONDS));
            assertEquals(SendResult.TIMED_OUT, scene.channel.send(-1, Duration.ofNanos(-1)));
            assertEquals(SendResult.TIMED_OUT, scene.channel.send(-1, 1, TimeUnit.MICROSECONDS));
            assertEquals(setup.capacity(), scene.channel.size());
            for (int i = 0; i < setup.capacity(); i++) {
                assertEquals(i, scene.channel.recv());
            }
            assertNull(scene.channel.tryRecv());
        }
    }

    @EachSetup
    @DisplayName("an operation that times out has waited at least so long")
    default void waitsLongEnough(ContractSetup setup) throws InterruptedException {
        final long nanos = TimeUnit.MILLISECONDS.toNanos(3);
        try (Scene<Integer> scene = scene(setup)) {
            long start = System.nanoTime();
            assertNull(scene.channel.recv(nanos, TimeUnit.NANOSECONDS));
            assertTrue(System.nanoTime() - start >= nanos, "the receive returned early");
            scene.channel.trySendAll(BasicContract.numbers(setup.capacity()));
            start = System.nanoTime();
            assertEquals(SendResult.TIMED_OUT, scene.channel.send(-1, nanos, TimeUnit.NANOSECONDS));
            assertTrue(System.nanoTime() - start >= nanos, "the send returned early");
        }
    }

    @EachSetup
    @DisplayName("S74 closed is reported, not timed out")
    default void closedBeforeTimedOut(ContractSetup setup) throws InterruptedException {
        try (Scene<Integer> scene = scene(setup)) {
            scene.channel.close();
            assertEquals(SendResult.CLOSED, scene.channel.send(1, 0, TimeUnit.NANOSECONDS));
            assertNull(scene.channel.recv(0, TimeUnit.NANOSECONDS));
            assertTrue(scene.channel.isDrained());
        }
    }

    @EachSetup
    @Needs(Feature.PARKS)
    @DisplayName("S76 the longest timeouts mean for ever")
    default void hugeTimeouts(ContractSetup setup) throws InterruptedException {
        try (Scene<Integer> scene = scene(setup)) {
            final Actor<Integer> receiver =
                    scene.block(
                            "receiver", () -> scene.channel.recv(Long.MAX_VALUE, TimeUnit.DAYS));
            scene.channel.send(7);
            assertEquals(7, receiver.result());
        }
        try (Scene<Integer> scene = scene(setup)) {
            final Duration forever = Duration.ofSeconds(Long.MAX_VALUE);
            final Actor<Integer> receiver =
                    scene.block("receiver", () -> scene.channel.recv(forever));
            scene.channel.send(8, Long.MAX_VALUE, TimeUnit.NANOSECONDS);
            assertEquals(8, receiver.result());
        }
    }

    @EachSetup
    @Needs(Feature.PARKS)
    @DisplayName("a timed operation ends as soon as its partner comes")
    default void partnerComes(ContractSetup setup) throws InterruptedException {
        try (Scene<Integer> scene = scene(setup)) {
            final Actor<Integer> receiver =
                    scene.block("receiver", () -> scene.channel.recv(1, TimeUnit.DAYS));
            scene.channel.send(7);
            assertEquals(7, receiver.result());
        }
        try (Scene<Integer> scene = scene(setup)) {
            final Actor<SendResult> sender =
                    scene.block(
                            "sender",
                            () -> {
                                scene.channel.trySendAll(BasicContract.numbers(setup.capacity()));
                                return scene.channel.send(setup.capacity(), 1, TimeUnit.DAYS);
                            });
            for (int i = 0; i <= setup.capacity(); i++) {
                assertEquals(i, scene.channel.recv());
            }
            assertEquals(SendResult.SENT, sender.result());
        }
    }
}
