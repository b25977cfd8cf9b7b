package io.fairway.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.fairway.channel.blocking.Environment;
import io.fairway.channel.blocking.Handoff;
import io.fairway.ring.Ring;
import io.fairway.ring.RingState;
import java.lang.reflect.Field;

/** What the tests of schedules need of a channel and its users do not. */
public final class ChannelState {

    private ChannelState() {}

    /** Checks a channel whose threads have all ended: nobody is left in line. */
    public static void checkIdle(Channel<?> channel) {
        final Handoff<?> handoff = ((AbstractChannel<?>) channel).handoff;
        assertEquals(0, handoff.queuedSenders(), "senders left in line");
        assertEquals(0, handoff.queuedReceivers(), "receivers left in line");
        handoff.checkInvariants();
        if (channel instanceof RingChannel) {
            RingState.check(ring(channel));
        }
    }

    /** Whether a sender has ever got in line at an open channel. */
    public static boolean hasSenderArrived(Channel<?> channel) {
        return ((AbstractChannel<?>) channel).handoff.partnerVersion(false) != 0;
    }

    /** How many senders are in line. */
    public static int queuedSenders(Channel<?> channel) {
        return ((AbstractChannel<?>) channel).handoff.queuedSenders();
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
