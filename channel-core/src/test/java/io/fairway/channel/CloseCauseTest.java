package io.fairway.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fairway.testing.Actor;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Channels closed for a reason. */
class CloseCauseTest {
    private final Throwable cause = new IllegalStateException("out of stock");

    @Matrix
    @DisplayName("receives get the cause once the channel is drained, and not before")
    void receivesThrowOnceDrained(Setup setup) throws InterruptedException {
        try (Scene<Integer> scene = setup.scene()) {
            final Channel<Integer> channel = scene.channel;
            for (int i = 0; i < setup.capacity(); i++) {
                channel.send(i);
            }
            assertTrue(channel.close(cause));
            for (int i = 0; i < setup.capacity(); i++) {
                assertEquals(i, i % 2 == 0 ? channel.recv() : channel.recv(Duration.ZERO));
            }
            for (int i = 0; i < 2; i++) {
                expectCause(channel::recv);
                expectCause(() -> channel.recv(1, TimeUnit.DAYS));
                expectCause(() -> channel.recv(Duration.ZERO));
                expectCause(() -> channel.recvBatch(each -> {}, 10));
                final Iterator<Integer> iterator = channel.iterator();
                expectCause(iterator::hasNext);
                expectCause(iterator::next);
                expectCause(() -> channel.stream().count());
            }
        }
    }

    @Matrix
    @DisplayName("the operations that do not throw for a closed channel do not throw for a cause")
    void tryOperationsDoNotThrow(Setup setup) throws InterruptedException {
        try (Scene<Integer> scene = setup.scene()) {
            scene.channel.close(cause);
            assertNull(scene.channel.tryRecv());
            assertEquals(0, scene.channel.drainTo(each -> {}, 10));
            assertEquals(SendResult.CLOSED, scene.channel.trySend(7));
            assertEquals(SendResult.CLOSED, scene.channel.send(7, Duration.ofDays(1)));
            assertEquals(0, scene.channel.trySendAll(List.of(7)));
            assertEquals(0, scene.channel.cancel());
        }
    }

    @Matrix
    @DisplayName("sends get the cause")
    void sendsThrow(Setup setup) {
        try (Scene<Integer> scene = setup.scene()) {
            scene.channel.close(cause);
            expectCause(() -> scene.channel.send(7));
            expectCause(() -> scene.channel.sendAll(List.of(7)));
        }
    }

    @Matrix
    @DisplayName("a blocked receiver gets the cause")
    void blockedReceiverThrows(Setup setup) {
        try (Scene<Integer> scene = setup.scene()) {
            final Actor<Integer> receiver = scene.parkReceiver();
            scene.channel.close(cause);
            expectCause(receiver.failure());
        }
        try (Scene<Integer> scene = setup.scene()) {
            final Actor<Integer> receiver =
                    scene.parkReceiver("timed", () -> scene.channel.recv(1, TimeUnit.DAYS));
            scene.channel.close(cause);
            expectCause(receiver.failure());
        }
    }

    @Matrix
    @DisplayName("a blocked sender gets the cause")
    void blockedSenderThrows(Setup setup) {
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
            scene.channel.close(cause);
            expectCause(sender.failure());
        }
    }

    @Matrix(capacities = {0, 1})
    @DisplayName("the first close decides on the cause, whether it gave one or not")
    void firstCauseWins(Setup setup) throws InterruptedException {
        try (Scene<Integer> scene = setup.scene()) {
            assertTrue(scene.channel.close(cause));
            assertFalse(scene.channel.close(new IllegalArgumentException()));
            assertFalse(scene.channel.close());
            scene.channel.cancel();
            expectCause(scene.channel::recv);
        }
        try (Scene<Integer> scene = setup.scene()) {
            assertTrue(scene.channel.close(null));
            assertFalse(scene.channel.close(cause));
            assertNull(scene.channel.recv());
        }
    }

    @Test
    @DisplayName("the exception says which channel was closed")
    void exceptionNamesTheChannel() {
        final Channel<Integer> channel =
                Channel.<Integer>builder().capacity(3).name("orders").build();
        channel.close(cause);
        final ChannelClosedException thrown =
                assertThrows(ChannelClosedException.class, channel::recv);
        assertEquals("closed: bounded(3) channel \"orders\"", thrown.getMessage());
    }

    private void expectCause(Executable operation) {
        expectCause(assertThrows(ChannelClosedException.class, operation));
    }

    private void expectCause(Throwable thrown) {
        assertEquals(ChannelClosedException.class, thrown.getClass());
        assertSame(cause, thrown.getCause());
    }
}
