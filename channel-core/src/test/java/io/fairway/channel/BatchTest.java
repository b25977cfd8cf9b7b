package io.fairway.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fairway.testing.Actor;
import io.fairway.testing.Actors;
import io.fairway.testing.ThreadKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Several elements at a time: batches, iteration, streams. */
class BatchTest {
    private final Channel<Integer> channel = Channel.bounded(4);
    private final List<Integer> received = new ArrayList<>();

    @AfterEach
    void checkInvariants() {
        Invariants.checkIdle(channel);
    }

    @Test
    @DisplayName("trySendAll sends as many as there is room for, in order")
    void trySendAllStopsWhenFull() {
        assertEquals(4, channel.trySendAll(List.of(1, 2, 3, 4, 5)));
        assertEquals(4, channel.drainTo(received::add, 10));
        assertEquals(List.of(1, 2, 3, 4), received);
    }

    @Test
    @DisplayName("a null among the elements is refused before any is sent")
    void nullAmongElements() {
        final List<Integer> elements = Arrays.asList(1, null);
        assertThrows(NullPointerException.class, () -> channel.trySendAll(elements));
        assertThrows(NullPointerException.class, () -> channel.sendAll(elements));
        assertEquals(0, channel.size());
    }

    @Test
    @DisplayName("drainTo takes at most max, and nothing for 0")
    void drainToIsBounded() {
        channel.trySendAll(List.of(1, 2, 3));
        assertEquals(0, channel.drainTo(received::add, 0));
        assertEquals(2, channel.drainTo(received::add, 2));
        assertEquals(List.of(1, 2), received);
        assertEquals(1, channel.size());
    }

    @Test
    @DisplayName("a sink that throws loses no element but the one it was given")
    void throwingSink() {
        channel.trySendAll(List.of(1, 2, 3));
        assertThrows(
                IllegalStateException.class,
                () ->
                        channel.drainTo(
                                element -> {
                                    throw new IllegalStateException("on purpose");
                                },
                                3));
        assertEquals(2, channel.drainTo(received::add, 3));
        assertEquals(List.of(2, 3), received);
    }

    @Test
    @DisplayName("bad limits are refused with their value")
    void badLimits() {
        final Exception negative =
                assertThrows(
                        IllegalArgumentException.class, () -> channel.drainTo(received::add, -1));
        assertTrue(negative.getMessage().contains("-1"), negative::getMessage);
        final Exception zero =
                assertThrows(
                        IllegalArgumentException.class, () -> channel.recvBatch(received::add, 0));
        assertTrue(zero.getMessage().contains("0"), zero::getMessage);
    }

    @Test
    @DisplayName("recvBatch waits for a first element, then takes what is there; 0 once drained")
    void recvBatchWaits() throws InterruptedException {
        try (Actors actors = new Actors(ThreadKind.PLATFORM).watch(channel)) {
            final Actor<Integer> receiver =
                    actors.start("receiver", () -> channel.recvBatch(received::add, 3));
            receiver.awaitBlocked();
            channel.send(1);
            assertEquals(1, receiver.result());
        }
        channel.trySendAll(List.of(2, 3, 4, 5));
        channel.close();
        assertEquals(3, channel.recvBatch(received::add, 3));
        assertEquals(1, channel.recvBatch(received::add, 3));
        assertEquals(0, channel.recvBatch(received::add, 3));
        assertEquals(List.of(1, 2, 3, 4, 5), received);
    }

    @Test
    @DisplayName("sendAll closed half way returns how many were sent; before the first, it throws")
    void sendAllMeetsClose() throws InterruptedException {
        try (Actors actors = new Actors(ThreadKind.PLATFORM).watch(channel)) {
            final Actor<Integer> sender =
                    actors.start("sender", () -> channel.sendAll(List.of(1, 2, 3, 4, 5, 6)));
            sender.awaitBlocked();
            channel.close();
            assertEquals(4, sender.result());
        }
        assertThrows(ChannelClosedException.class, () -> channel.sendAll(List.of(7)));
        channel.drainTo(received::add, 10);
        assertEquals(List.of(1, 2, 3, 4), received);
    }

    @Test
    @DisplayName("sendAll interrupted half way returns how many were sent, with the status set")
    void sendAllInterrupted() {
        try (Actors actors = new Actors(ThreadKind.PLATFORM).watch(channel)) {
            final Actor<Boolean> sender =
                    actors.start(
                            "sender",
                            () ->
                                    channel.sendAll(List.of(1, 2, 3, 4, 5)) == 4
                                            && Thread.interrupted());
            sender.awaitBlocked().interrupt();
            assertTrue(sender.result());
            final Actor<Integer> blocked =
                    actors.start("blocked", () -> channel.sendAll(List.of(9)));
            blocked.awaitBlocked().interrupt();
            assertInstanceOf(InterruptedException.class, blocked.failure());
        }
        assertEquals(4, channel.cancel());
    }

    @Test
    @DisplayName("S39 iteration and stream end when the channel is drained")
    void iterationEnds() {
        channel.trySendAll(List.of(1, 2, 3));
        channel.close();
        final Iterator<Integer> iterator = channel.iterator();
        assertTrue(iterator.hasNext());
        assertTrue(iterator.hasNext(), "asking takes no further element");
        assertEquals(1, iterator.next());
        assertEquals(List.of(2, 3), channel.stream().toList());
        assertFalse(iterator.hasNext());
        assertThrows(NoSuchElementException.class, iterator::next);
    }

    @Test
    @DisplayName("iteration over a channel closed with a cause ends with the cause")
    void iterationFails() {
        channel.trySend(1);
        channel.close(new IllegalStateException("feed lost"));
        final Iterator<Integer> iterator = channel.iterator();
        assertEquals(1, iterator.next());
        final Exception thrown = assertThrows(ChannelClosedException.class, iterator::hasNext);
        assertEquals("feed lost", thrown.getCause().getMessage());
    }

    @Test
    @DisplayName("an interrupted iterator throws, keeps the status, and takes nothing")
    void interruptedIterator() {
        try (Actors actors = new Actors(ThreadKind.PLATFORM).watch(channel)) {
            final Actor<Boolean> iterating =
                    actors.start(
                            "iterating",
                            () -> {
                                final Iterator<Integer> iterator = channel.iterator();
                                assertThrows(ChannelInterruptedException.class, iterator::hasNext);
                                return Thread.interrupted();
                            });
            iterating.awaitBlocked().interrupt();
            assertTrue(iterating.result());
        }
    }
}
