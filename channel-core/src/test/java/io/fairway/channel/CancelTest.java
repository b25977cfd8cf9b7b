package io.fairway.channel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fairway.testing.Actor;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Closing a channel and throwing away what is in it. */
class CancelTest {
    private final List<Integer> undelivered = new ArrayList<>();

    @Matrix
    @DisplayName("cancel closes, discards every element, oldest first, and says how many")
    void cancelDiscardsAll(Setup setup) throws InterruptedException {
        final Channel<Integer> channel = channelWithHook(setup);
        fill(channel);
        assertEquals(setup.capacity(), channel.cancel());
        assertEquals(range(setup.capacity()), undelivered);
        assertTrue(channel.isClosed());
        assertTrue(channel.isDrained());
        assertNull(channel.recv());
        assertThrows(ChannelClosedException.class, () -> channel.send(-1));
        assertEquals(0, channel.cancel());
        assertFalse(channel.close());
        assertEquals(range(setup.capacity()), undelivered);
        Invariants.checkIdle(channel);
    }

    @Matrix(capacities = {1, 2, 10})
    @DisplayName("cancel of a closed channel discards what was not received yet")
    void cancelAfterClose(Setup setup) throws InterruptedException {
        final Channel<Integer> channel = channelWithHook(setup);
        fill(channel);
        channel.close();
        assertEquals(0, channel.recv());
        assertEquals(setup.capacity() - 1, channel.cancel());
        assertEquals(range(setup.capacity()).subList(1, setup.capacity()), undelivered);
        assertTrue(channel.isDrained());
        Invariants.checkIdle(channel);
    }

    @Matrix(manySenders = true)
    @DisplayName("cancel fails blocked senders, who keep their elements")
    void cancelFailsSenders(Setup setup) throws InterruptedException {
        try (Scene<Integer> scene = new Scene<>(setup.kind(), channelWithHook(setup))) {
            fill(scene.channel);
            final List<Actor<Void>> senders =
                    List.of(scene.parkSender(-1), scene.parkSender(-2), scene.parkSender(-3));
            assertEquals(setup.capacity(), scene.channel.cancel());
            for (Actor<Void> sender : senders) {
                assertEquals(ChannelClosedException.class, sender.failure().getClass());
            }
            assertEquals(range(setup.capacity()), undelivered);
        }
    }

    @Matrix(manyReceivers = true)
    @DisplayName("cancel ends blocked receivers")
    void cancelEndsReceivers(Setup setup) {
        try (Scene<Integer> scene = setup.scene()) {
            final List<Actor<Integer>> receivers =
                    List.of(scene.parkReceiver(), scene.parkReceiver(), scene.parkReceiver());
            assertEquals(0, scene.channel.cancel());
            receivers.forEach(each -> assertNull(each.result()));
        }
    }

    @Test
    @DisplayName("when the hook throws the others still get to it, and cancel throws the first")
    void hookThatThrows() throws InterruptedException {
        final RuntimeException[] failures = {
            new IllegalStateException(), new IllegalArgumentException()
        };
        final Channel<Integer> channel =
                Channel.<Integer>builder()
                        .capacity(4)
                        .onUndelivered(
                                element -> {
                                    undelivered.add(element);
                                    if (element > 0) {
                                        throw failures[element / 2]; // 0, 1, 1
                                    }
                                })
                        .build();
        fill(channel);
        final RuntimeException thrown = assertThrows(IllegalStateException.class, channel::cancel);
        assertSame(failures[0], thrown);
        assertArrayEquals(new Throwable[] {failures[1], failures[1]}, thrown.getSuppressed());
        assertEquals(range(4), undelivered);
        assertTrue(channel.isDrained());
        Invariants.checkIdle(channel);
    }

    @Test
    @DisplayName("a hook that throws the same exception each time has it thrown once")
    void hookThatThrowsTheSame() throws InterruptedException {
        final RuntimeException failure = new IllegalStateException();
        final Channel<Integer> channel =
                Channel.<Integer>builder()
                        .capacity(2)
                        .onUndelivered(
                                element -> {
                                    undelivered.add(element);
                                    throw failure;
                                })
                        .build();
        fill(channel);
        assertSame(failure, assertThrows(IllegalStateException.class, channel::cancel));
        assertEquals(0, failure.getSuppressed().length);
        assertEquals(range(2), undelivered);
    }

    @Test
    @DisplayName("when the hook throws an error the others still get to it, too")
    void hookThatThrowsAnError() throws InterruptedException {
        // BUG: Undelivered catches RuntimeException only; the elements behind the first are lost.
        final Channel<Integer> channel =
                Channel.<Integer>builder()
                        .capacity(3)
                        .onUndelivered(
                                element -> {
                                    undelivered.add(element);
                                    throw new AssertionError("element " + element);
                                })
                        .build();
        fill(channel);
        final AssertionError thrown = assertThrows(AssertionError.class, channel::cancel);
        assertEquals("element 0", thrown.getMessage());
        assertEquals(range(3), undelivered);
    }

    @Matrix(capacities = {1, 3})
    @DisplayName(
            "the hook may use the channel, as no lock is held, and the channel is drained by then")
    void hookUsesTheChannel(Setup setup) throws InterruptedException {
        final List<Channel<Integer>> self = new ArrayList<>();
        final Channel<Integer> channel =
                setup.<Integer>builder()
                        .onUndelivered(
                                element -> {
                                    assertTrue(self.get(0).isDrained());
                                    assertNull(self.get(0).tryRecv());
                                    assertEquals(0, self.get(0).cancel());
                                    assertEquals(SendResult.CLOSED, self.get(0).trySend(element));
                                    undelivered.add(element);
                                })
                        .build();
        self.add(channel);
        fill(channel);
        assertEquals(setup.capacity(), channel.cancel());
        assertEquals(range(setup.capacity()), undelivered);
    }

    @Matrix(capacities = {0, 1, 3})
    @DisplayName("close leaves the hook alone, and so does a send that fails")
    void hookIsForCancelOnly(Setup setup) throws InterruptedException {
        final Channel<Integer> channel = channelWithHook(setup);
        fill(channel);
        channel.trySend(-1);
        channel.close();
        channel.trySend(-1);
        assertThrows(ChannelClosedException.class, () -> channel.send(-1));
        channel.drainTo(each -> {}, Integer.MAX_VALUE);
        assertEquals(List.of(), undelivered);
    }

    private Channel<Integer> channelWithHook(Setup setup) {
        return setup.<Integer>builder().onUndelivered(undelivered::add).build();
    }

    private static List<Integer> range(int end) {
        return IntStream.range(0, end).boxed().toList();
    }

    /** Sends 0, 1, 2 and so on until the channel is full. */
    private static void fill(Channel<Integer> channel) throws InterruptedException {
        for (int i = 0; i < channel.capacity(); i++) {
            channel.send(i);
        }
    }
}
