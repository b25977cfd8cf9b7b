package io.fairway.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.fairway.testing.Actor;
import io.fairway.testing.Actors;
import io.fairway.testing.ThreadKind;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The channel on which nothing happens, and the plain operations at a channel's end. */
class NeverChannelTest {

    @Test
    @DisplayName("S17 the never channel has size and capacity 0")
    void isEmpty() {
        assertEquals(0, Channel.never().size());
        assertEquals(0, Channel.never().capacity());
    }

    @Test
    @DisplayName("S35 the never channel cannot be closed or cancelled")
    void cannotBeClosed() {
        assertThrows(UnsupportedOperationException.class, () -> Channel.never().close());
        assertThrows(UnsupportedOperationException.class, () -> Channel.never().cancel());
    }

    @Test
    @DisplayName("S44 plain operations on the never channel block until interrupted")
    void blocks() {
        try (Actors actors = new Actors(ThreadKind.PLATFORM)) {
            final Actor<Object> receiver = actors.start("receiver", () -> Channel.never().recv());
            final Actor<Void> sender = actors.run("sender", () -> Channel.never().send("x"));
            receiver.awaitBlocked().interrupt();
            sender.awaitBlocked().interrupt();
            assertInstanceOf(InterruptedException.class, receiver.failure());
            assertInstanceOf(InterruptedException.class, sender.failure());
        }
    }

    @Test
    @DisplayName("a timeout in the past, however far, is over at once")
    void past() throws InterruptedException {
        final Receiver<Instant> spent = Channel.after(Duration.ZERO);
        spent.recv();
        for (long timeout : new long[] {Long.MIN_VALUE, Long.MIN_VALUE / 2, -1, 0}) {
            for (TimeUnit unit : TimeUnit.values()) {
                assertNull(Channel.never().recv(timeout, unit));
                assertNull(spent.recv(timeout, unit));
                assertNull(Channel.after(Duration.ofDays(1)).recv(timeout, unit));
            }
        }
    }

    @Test
    @DisplayName("S74 a timed operation on a closed channel reports closed, whatever the timeout")
    void closedIsNoTimeout() throws InterruptedException {
        for (int capacity : new int[] {0, 1, 3}) {
            final Channel<String> channel =
                    capacity == 0 ? Channel.unbuffered() : Channel.bounded(capacity);
            channel.close();
            for (long timeout : new long[] {-1, 0, Long.MAX_VALUE}) {
                assertEquals(SendResult.CLOSED, channel.send("x", timeout, TimeUnit.NANOSECONDS));
                assertNull(channel.recv(timeout, TimeUnit.NANOSECONDS));
            }
        }
    }

    @Test
    @DisplayName("S80 operations work in the last action of a dying thread")
    void inUncaughtExceptionHandler() throws InterruptedException {
        final Channel<String> channel = Channel.bounded(1);
        final Thread dying =
                ThreadKind.PLATFORM.newThread(
                        "dying",
                        () -> {
                            throw new IllegalStateException("dies on purpose");
                        });
        dying.setUncaughtExceptionHandler((thread, e) -> channel.trySend(e.getMessage()));
        dying.start();
        assertEquals("dies on purpose", channel.recv(60, TimeUnit.SECONDS));
    }
}
