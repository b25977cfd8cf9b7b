package io.fairway.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.fairway.channel.blocking.Environment;
import io.fairway.ring.Ring;
import io.fairway.ring.RingState;
import java.lang.reflect.Field;

/** What the tests of schedules need of a channel and its users do not. */
public final class ChannelState {

    private ChannelState() {}

    /** Checks a channel whose threads have all ended: nobody is left in line. */
    public static void checkIdle(Channel<?> channel) {
        assertEquals(0, queuedSenders(channel), "senders left in line");
        assertEquals(0, queuedReceivers(channel), "receivers left in line");
        ((AbstractChannel<?>) channel).handoff.checkInvariants();
        if (channel instanceof RingChannel) {
            RingState.check(ring(channel));
        }
    }

    /** How many senders are in line. */
    public static int queuedSenders(Channel<?> channel) {
        return ((AbstractChannel<?>) channel).handoff.queuedSenders();
    }

    /** How many receivers are in line. */
    public static int queuedReceivers(Channel<?> channel) {
        return ((AbstractChannel<?>) channel).handoff.queuedReceivers();
    }

    /** Has the channel use another clock. */
    public static <T> ChannelBuilder<T> withClock(
            ChannelBuilder<T> builder, Environment environment) {
        return builder.environment(environment);
    }

    private static Ring<?> ring(Channel<?> channel) {
        try {
            final Field field = RingChannel.class.getDeclaredField("ring");
            field.setAccessible(true);
            return (Ring<?>) field.get(channel);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
