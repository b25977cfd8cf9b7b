package io.fairway.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fairway.channel.ChannelClosedException;
import io.fairway.channel.SendResult;
import io.fairway.testing.Actor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;

/** Closing. */
interface CloseContract extends Subject {

    @EachSetup
    @DisplayName(
            "S25 S26 S38 a closed channel gives what is in it, in order, then nothing for ever")
    default void closedChannelDrains(ContractSetup setup) throws InterruptedException {
        try (Scene<Integer> scene = scene(setup)) {
            scene.channel.trySendAll(BasicContract.numbers(setup.capacity()));
            assertTrue(scene.channel.close());
            assertTrue(scene.channel.isClosed());
            assertEquals(setup.capacity(), scene.channel.capacity());
            for (int i = 0; i < setup.capacity(); i++) {
                assertEquals(setup.capacity() - i, scene.channel.size());
                assertFalse(scene.channel.isDrained());
                assertEquals(i, scene.channel.recv());
            }
            for (int i = 0; i < 3; i++) {
                assertTrue(scene.channel.isDrained());
                assertNull(scene.channel.recv());
                assertNull(scene.channel.tryRecv());
                assertNull(scene.channel.recv(1, TimeUnit.DAYS));
                assertEquals(0, scene.channel.recvBatch(each -> {}, 1));
            }
        }
    }

    @EachSetup
    @DisplayName("S32 S33 every form of send to a closed channel fails and leaves nothing")
    default void sendToClosedFails(ContractSetup setup) throws InterruptedException {
        try (Scene<Integer> scene = scene(setup)) {
            scene.channel.close();
            assertThrows(ChannelClosedException.class, () -> scene.channel.send(1));
            assertEquals(SendResult.CLOSED, scene.channel.trySend(2));
            assertEquals(SendResult.CLOSED, scene.channel.send(3, 0, TimeUnit.NANOSECONDS));
            assertEquals(SendResult.CLOSED, scene.channel.send(4, 1, TimeUnit.DAYS));
            assertThrows(ChannelClosedException.class, () -> scene.channel.sendAll(List.of(5)));
            assertEquals(0, scene.channel.trySendAll(List.of(6)));
            assertNull(scene.channel.tryRecv());
        }
    }

    @EachSetup
    @DisplayName("S34 S42 the first close counts, later ones are harmless")
    default void closingAgain(ContractSetup setup) {
        final Exception first = new Exception("first");
        try (Scene<Integer> scene = scene(setup)) {
            assertTrue(scene.channel.close(first));
            assertFalse(scene.channel.close());
            assertFalse(scene.channel.close(new Exception("second")));
            final ChannelClosedException e =
                    assertThrows(ChannelClosedException.class, scene.channel::recv);
            assertSame(first, e.getCause());
            assertTrue(scene.channel.isClosed());
        }
    }

    @EachSetup
    @DisplayName("a cause reaches senders at once, and receivers when the channel is drained")
    default void cause(ContractSetup setup) throws InterruptedException {
        final Exception cause = new Exception("cause");
        try (Scene<Integer> scene = scene(setup)) {
            scene.channel.trySendAll(BasicContract.numbers(setup.capacity()));
            scene.channel.close(cause);
            final ChannelClosedException toSender =
                    assertThrows(ChannelClosedException.class, () -> scene.channel.send(1));
            assertSame(cause, toSender.getCause());
            for (int i = 0; i < setup.capacity(); i++) {
                assertEquals(i, scene.channel.recv());
            }
            assertSame(
                    cause,
                    assertThrows(ChannelClosedException.class, scene.channel::recv).getCause());
            assertThrows(ChannelClosedException.class, () -> scene.channel.recv(1, TimeUnit.DAYS));
            assertThrows(
                    ChannelClosedException.class, () -> scene.channel.recvBatch(each -> {}, 1));
            assertNull(scene.channel.tryRecv());
        }
    }

    @EachSetup
    @Needs(Feature.PARKS)
    @DisplayName("S28 S29 S43 close wakes all blocked receivers, who may use the channel at once")
    default void wakesReceivers(ContractSetup setup) {
        try (Scene<Integer> scene = scene(setup)) {
            final List<Actor<Boolean>> receivers = new ArrayList<>();
            for (int i = 0; i < consumers(4); i++) {
                receivers.add(
                        scene.block(
                                "receiver " + i,
                                () -> {
                                    assertNull(scene.channel.recv());
                                    return scene.channel.isDrained() && !scene.channel.close();
                                }));
            }
            scene.channel.close();
            for (Actor<Boolean> each : receivers) {
                assertEquals(true, each.result());
            }
        }
    }

    @EachSetup
    @Needs({Feature.PARKS, Feature.MANY_PRODUCERS})
    @DisplayName("S30 S31 close fails all blocked senders, whose elements are never received")
    default void failsSenders(ContractSetup setup) throws InterruptedException {
        final Exception cause = new Exception("cause");
        try (Scene<Integer> scene = scene(setup)) {
            scene.channel.trySendAll(BasicContract.numbers(setup.capacity()));
            final List<Actor<Void>> senders = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                senders.add(scene.blockSender(-1));
            }
            scene.channel.close(cause);
            for (Actor<Void> each : senders) {
                final Throwable failure = each.failure();
                assertInstanceOf(ChannelClosedException.class, failure);
                assertSame(cause, failure.getCause());
            }
            for (int i = 0; i < setup.capacity(); i++) {
                assertEquals(i, scene.channel.recv());
            }
            assertTrue(scene.channel.isDrained());
        }
    }

    @Buffered
    @Needs(Feature.PARKS)
    @DisplayName("a batch that close cuts short tells how many were sent")
    default void batchCutShort(ContractSetup setup) {
        final List<Integer> elements = BasicContract.numbers(setup.capacity() + 1);
        try (Scene<Integer> scene = scene(setup)) {
            final Actor<Integer> sender =
                    scene.block("sender", () -> scene.channel.sendAll(elements));
            scene.channel.close();
            assertEquals(setup.capacity(), sender.result());
            assertEquals(setup.capacity(), scene.channel.size());
        }
    }

    @Unbuffered
    @DisplayName("a batch that close cuts short tells how many were sent")
    default void rendezvousCutShort(ContractSetup setup) throws InterruptedException {
        try (Scene<Integer> scene = scene(setup)) {
            final Actor<Integer> sender =
                    scene.start("sender", () -> scene.channel.sendAll(List.of(0, 1)));
            assertEquals(0, scene.channel.recv());
            scene.channel.close();
            assertEquals(1, sender.result());
        }
    }
}
