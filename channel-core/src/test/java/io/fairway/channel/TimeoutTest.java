package io.fairway.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.fairway.channel.blocking.FakeEnvironment;
import io.fairway.testing.Actor;
import io.fairway.testing.Actors;
import io.fairway.testing.ThreadKind;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Timeouts of the plain operations; the clock is the test's. */
class TimeoutTest {
    private final FakeEnvironment clock = new FakeEnvironment();

    private Channel<Integer> channel(int capacity) {
        final ChannelBuilder<Integer> builder =
                Channel.<Integer>builder().waitStrategy(WaitStrategy.parking()).environment(clock);
        return (capacity == 0 ? builder : builder.capacity(capacity)).build();
    }

    private static void fill(Channel<Integer> channel) {
        while (channel.trySend(0) == SendResult.SENT) {
            channel.size();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3})
    @DisplayName("a receive ends at its timeout, and not before")
    void receive(int capacity) {
        final Channel<Integer> channel = channel(capacity);
        try (Actors actors = new Actors(ThreadKind.PLATFORM).watch(channel)) {
            final Actor<Integer> receiver =
                    actors.start("receiver", () -> channel.recv(20, TimeUnit.NANOSECONDS));
            receiver.awaitBlocked();
            clock.advance(19);
            receiver.awaitBlocked();
            assertFalse(receiver.isDone());
            clock.advance(1);
            assertNull(receiver.result());
        }
        assertFalse(channel.isDrained(), "late, not closed");
        Invariants.checkIdle(channel);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3})
    @DisplayName("S75 a send that timed out has left its element out of the channel")
    void send(int capacity) {
        final Channel<Integer> channel = channel(capacity);
        fill(channel);
        try (Actors actors = new Actors(ThreadKind.PLATFORM).watch(channel)) {
            final Actor<SendResult> sender =
                    actors.start("sender", () -> channel.send(7, Duration.ofNanos(20)));
            sender.awaitBlocked();
            clock.advance(20);
            assertEquals(SendResult.TIMED_OUT, sender.result());
        }
        assertEquals(capacity, channel.size());
        channel.drainTo(element -> assertEquals(0, element), 10);
        Invariants.checkIdle(channel);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3})
    @DisplayName("S73 without time, what is possible happens, and nothing is waited for")
    void withoutTime(int capacity) throws InterruptedException {
        final Channel<Integer> channel = channel(capacity);
        for (long timeout : new long[] {0, -1, Long.MIN_VALUE}) {
            assertNull(channel.recv(timeout, TimeUnit.SECONDS));
            if (capacity > 0) {
                assertEquals(SendResult.SENT, channel.send(1, timeout, TimeUnit.SECONDS));
                assertEquals(1, channel.recv(timeout, TimeUnit.SECONDS));
            } else {
                assertEquals(SendResult.TIMED_OUT, channel.send(1, timeout, TimeUnit.SECONDS));
            }
        }
        Invariants.checkIdle(channel);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3})
    @DisplayName("S76 a huge timeout means for ever")
    void huge(int capacity) {
        final Channel<Integer> channel = channel(capacity);
        try (Actors actors = new Actors(ThreadKind.PLATFORM).watch(channel)) {
            final Actor<Integer> nanos =
                    actors.start("nanos", () -> channel.recv(Long.MAX_VALUE, TimeUnit.NANOSECONDS));
            final Actor<Integer> duration =
                    actors.start(
                            "duration", () -> channel.recv(Duration.ofSeconds(Long.MAX_VALUE)));
            nanos.awaitBlocked();
            duration.awaitBlocked();
            clock.advance(Long.MAX_VALUE / 2);
            nanos.awaitBlocked().interrupt();
            duration.awaitBlocked().interrupt();
            assertInstanceOf(InterruptedException.class, nanos.failure());
            assertInstanceOf(InterruptedException.class, duration.failure());
        }
        assertEquals(0, clock.timedParks(), "for ever needs no timed park");
        Invariants.checkIdle(channel);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3})
    @DisplayName("B9 a thread woken for no reason goes on waiting")
    void strayUnparks(int capacity) {
        final Channel<Integer> channel = channel(capacity);
        try (Actors actors = new Actors(ThreadKind.PLATFORM).watch(channel)) {
            final Actor<Integer> receiver = actors.start("receiver", channel::recv);
            for (int i = 0; i < 1_000; i++) {
                receiver.awaitBlocked();
                LockSupport.unpark(receiver.thread());
            }
            actors.run("sender", () -> channel.send(7));
            assertEquals(7, receiver.result());
        }
        Invariants.checkIdle(channel);
    }
}
