package io.fairway.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.fairway.channel.blocking.Environment;
import io.fairway.channel.blocking.Face;
import io.fairway.channel.blocking.Handoff;
import io.fairway.ring.Ring;
import io.fairway.ring.RingProbe;
import java.lang.reflect.Field;
import java.time.Duration;
import java.time.Instant;

/** What the tests of select need of channels beyond their public faces. */
public final class Probe {

    private Probe() {}

    /** A channel of this capacity; unbuffered if 0. */
    public static <T> Channel<T> channel(int capacity) {
        return capacity == 0 ? Channel.unbuffered() : Channel.bounded(capacity);
    }

    /** {@link Channel#after} by another clock. */
    public static Receiver<Instant> after(Environment environment, Duration delay) {
        return face(new TimerChannel(environment, delay.toNanos(), 0));
    }

    /** {@link Channel#tick} by another clock. */
    public static Receiver<Instant> tick(Environment environment, Duration period) {
        return face(new TimerChannel(environment, period.toNanos(), period.toNanos()));
    }

    private static Receiver<Instant> face(TimerChannel timer) {
        return new ReceiverFace<>(timer, timer);
    }

    /** How many senders stand in the channel's line. */
    public static int queuedSenders(Object face) {
        return handoff(face).queuedSenders();
    }

    /** How many receivers stand in the channel's line. */
    public static int queuedReceivers(Object face) {
        return handoff(face).queuedReceivers();
    }

    /** Fails if somebody stands in a line of these channels, or an invariant is broken. */
    public static void assertQuiet(Object... faces) {
        for (Object face : faces) {
            assertEquals(0, queuedSenders(face), () -> "queued senders of " + face);
            assertEquals(0, queuedReceivers(face), () -> "queued receivers of " + face);
            assertSound(face);
        }
    }

    /** Fails if an invariant of these channels is broken. Only while nobody uses them. */
    public static void assertSound(Object... faces) {
        for (Object face : faces) {
            handoff(face).checkInvariants();
            if (channel(face) instanceof RingChannel) {
                RingProbe.checkInvariants(ring((RingChannel<?>) channel(face)));
            }
        }
    }

    static Handoff<?> handoff(Object face) {
        return channel(face).handoff;
    }

    private static AbstractChannel<?> channel(Object face) {
        return (AbstractChannel<?>) ((Face) face).selectable();
    }

    private static Ring<?> ring(RingChannel<?> channel) {
        try {
            final Field ring = RingChannel.class.getDeclaredField("ring");
            ring.setAccessible(true);
            return (Ring<?>) ring.get(channel);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
