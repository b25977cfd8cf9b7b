package io.fairway.verify.hardship;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.fairway.channel.Channel;
import io.fairway.channel.Inspection;
import io.fairway.channel.SendResult;
import io.fairway.channel.WaitStrategy;
import io.fairway.select.RecvCase;
import io.fairway.select.Select;
import io.fairway.testing.Actor;
import io.fairway.testing.Actors;
import io.fairway.testing.ThreadKind;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A wait strategy that throws, for want of memory or otherwise, while its thread is in line. */
class ThrowingStrategyTest {
    private final Error failure = new OutOfMemoryError("thrown by the test");
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);

    private final WaitStrategy throwing =
            round -> {
                asked.countDown();
                try {
                    goOn.await();
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
                throw failure;
            };

    private final Channel<Long> channel = Channel.<Long>builder().waitStrategy(throwing).build();

    @Test
    @DisplayName("a receiver leaves the line, so that no element is handed to it")
    void receiverLeavesTheLine() {
        goOn.countDown();
        assertSame(failure, assertThrows(OutOfMemoryError.class, channel::recv));
        assertEquals(SendResult.FULL, channel.trySend(1L));
        Inspection.checkAtRest(channel);
    }

    @Test
    @DisplayName("a sender leaves the line, so that its element is not received")
    void senderLeavesTheLine() {
        goOn.countDown();
        assertSame(failure, assertThrows(OutOfMemoryError.class, () -> channel.send(1L)));
        assertNull(channel.tryRecv());
        Inspection.checkAtRest(channel);
    }

    @Test
    @DisplayName("a receiver that was given an element before the strategy throws, returns it")
    void elementIsNotLost() throws InterruptedException {
        final AtomicReference<Channel<Long>> made = new AtomicReference<>();
        // The first round is before the receiver is in line.
        final Channel<Long> busy =
                Channel.<Long>builder()
                        .waitStrategy(
                                round ->
                                        Inspection.queuedReceivers(made.get()) > 0
                                                && throwing.idle(round))
                        .build();
        made.set(busy);
        try (Actors actors = new Actors(ThreadKind.PLATFORM).watch(busy)) {
            final Actor<Long> receiver = actors.start("receiver", busy::recv);
            asked.await();
            assertEquals(SendResult.SENT, busy.trySend(1L));
            goOn.countDown();
            assertEquals(1L, receiver.result());
        }
        Inspection.checkAtRest(busy);
    }

    @Test
    @DisplayName("a sender whose element was taken before the strategy throws, has sent it")
    void sendIsNotUndone() throws InterruptedException {
        try (Actors actors = new Actors(ThreadKind.PLATFORM).watch(channel)) {
            final Actor<Void> sender = actors.run("sender", () -> channel.send(1L));
            asked.await();
            assertEquals(1L, channel.tryRecv());
            goOn.countDown();
            sender.result();
        }
        Inspection.checkAtRest(channel);
    }

    @Test
    @DisplayName("a select that was given an element before the strategy throws, has chosen it")
    void selectKeepsTheElement() throws InterruptedException {
        final Channel<Long> silent = Channel.unbuffered();
        final Channel<Long> busy = Channel.unbuffered();
        final RecvCase<Long> recv = RecvCase.of(busy);
        // The first rounds are before the select is in line.
        final Select select =
                Select.builder()
                        .add(RecvCase.of(silent))
                        .add(recv)
                        .waitStrategy(
                                round ->
                                        Inspection.queuedReceivers(busy) > 0
                                                && throwing.idle(round))
                        .build();
        try (Actors actors = new Actors(ThreadKind.PLATFORM).watch(busy)) {
            final Actor<Long> selector =
                    actors.start(
                            "selector",
                            () -> {
                                assertSame(recv, select.await());
                                return recv.value();
                            });
            asked.await();
            assertEquals(SendResult.SENT, busy.trySend(1L));
            goOn.countDown();
            assertEquals(1L, selector.result());
        }
        Inspection.checkAtRest(silent);
        Inspection.checkAtRest(busy);
    }
}
