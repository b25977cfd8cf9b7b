package io.fairway.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fairway.testing.Actor;
import io.fairway.testing.Actors;
import io.fairway.testing.ThreadKind;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a channel is built of: its capacity, name, roles and faces. */
class BuilderTest {

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE, (1 << 30) + 1, Integer.MAX_VALUE})
    @DisplayName("S18 a capacity out of range is refused with its value")
    void capacityOutOfRange(int capacity) {
        final Exception direct =
                assertThrows(IllegalArgumentException.class, () -> Channel.bounded(capacity));
        assertTrue(direct.getMessage().contains("" + capacity), direct::getMessage);
    }

    @Test
    @DisplayName("a negative delay, and a period of zero, are refused with their value")
    void badDurations() {
        final Exception delay =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> Channel.after(Duration.ofSeconds(-3)));
        assertTrue(delay.getMessage().contains("PT-3S"), delay::getMessage);
        final Exception period =
                assertThrows(IllegalArgumentException.class, () -> Channel.tick(Duration.ZERO));
        assertTrue(period.getMessage().contains("PT0S"), period::getMessage);
    }

    @Test
    @DisplayName("null is refused at the call")
    void nulls() {
        final ChannelBuilder<Integer> builder = Channel.builder();
        assertThrows(NullPointerException.class, () -> builder.name(null));
        assertThrows(NullPointerException.class, () -> builder.waitStrategy(null));
        assertThrows(NullPointerException.class, () -> builder.onUndelivered(null));
        for (Channel<Integer> channel :
                java.util.List.of(Channel.<Integer>unbuffered(), Channel.<Integer>bounded(2))) {
            assertThrows(NullPointerException.class, () -> channel.send(null));
            assertThrows(NullPointerException.class, () -> channel.trySend(null));
            assertThrows(NullPointerException.class, () -> channel.send(null, 1, TimeUnit.SECONDS));
            assertThrows(NullPointerException.class, () -> channel.send(1, 1, null));
            assertThrows(NullPointerException.class, () -> channel.recv(1, null));
            assertThrows(NullPointerException.class, () -> channel.drainTo(null, 1));
            assertEquals(0, channel.size());
        }
    }

    @Test
    @DisplayName("S23 faces do their one side and are not the channel")
    void faces() {
        final Channel<Integer> channel = Channel.bounded(2);
        final Sender<Integer> sender = channel.sender();
        final Receiver<Integer> receiver = channel.receiver();
        assertFalse((Object) sender instanceof Receiver, "a sender that receives");
        assertFalse((Object) receiver instanceof Sender, "a receiver that sends");
        assertEquals(SendResult.SENT, sender.trySend(5));
        assertEquals(1, receiver.size());
        assertEquals(5, receiver.tryRecv());
        assertTrue(sender.close());
        assertTrue(receiver.isDrained());
        assertNull(receiver.tryRecv());
    }

    @Test
    @DisplayName("the name stands in exceptions, and in what a thread dump shows as the blocker")
    void name() {
        final Channel<Integer> channel =
                Channel.<Integer>builder().capacity(1).name("ticks").build();
        assertEquals("ticks", channel.name());
        try (Actors actors = new Actors(ThreadKind.PLATFORM).watch(channel)) {
            final Actor<Integer> receiver = actors.start("receiver", channel::recv);
            receiver.awaitBlocked();
            final Object blocker = LockSupport.getBlocker(receiver.thread());
            assertEquals(channel, blocker);
            assertTrue(blocker.toString().contains("\"ticks\""), blocker::toString);
            channel.close();
        }
        final Exception thrown = assertThrows(ChannelClosedException.class, () -> channel.send(1));
        assertTrue(thrown.getMessage().contains("\"ticks\""), thrown::getMessage);
    }

    @ParameterizedTest
    @CsvSource({
        "1, false, false, SingleSlotRing",
        "1, true, true, SingleSlotRing",
        "2, false, false, MpmcRing",
        "2, true, false, MpmcRing",
        "2, false, true, MpscRing",
        "2, true, true, SpscRing"
    })
    @DisplayName("the ring is for as many threads as may come")
    void ringSuitsTheRoles(int capacity, boolean producer, boolean consumer, String ring) {
        final ChannelBuilder<Integer> builder = Channel.<Integer>builder().capacity(capacity);
        if (producer) {
            builder.singleProducer();
        }
        if (consumer) {
            builder.singleConsumer();
        }
        assertEquals(ring, Invariants.ring(builder.build()).getClass().getSimpleName());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4})
    @DisplayName("a second producer, or consumer, is caught by an assertion that names both")
    void roles(int capacity) {
        final ChannelBuilder<Integer> builder =
                Channel.<Integer>builder().name("ticks").singleProducer().singleConsumer();
        final Channel<Integer> channel =
                (capacity == 0 ? builder : builder.capacity(capacity)).build();
        channel.trySend(1);
        channel.tryRecv();
        try (Actors actors = new Actors(ThreadKind.PLATFORM)) {
            final Actor<Object> producer = actors.start("second", () -> channel.trySend(2));
            final Actor<Object> consumer = actors.start("third", channel::tryRecv);
            final Actor<Object> waiting = actors.start("fourth", channel::recv);
            for (Actor<?> each : java.util.List.of(producer, consumer, waiting)) {
                final String message = each.failure().getMessage();
                final long first = Thread.currentThread().getId();
                assertTrue(message.contains("thread " + first), message);
                assertTrue(message.contains(each.thread().getName()), message);
            }
            actors.run("closer", channel::close);
        }
        assertTrue(channel.isClosed(), "any thread may close");
    }
}
