package io.fairway.channel;

import io.fairway.channel.blocking.Environment;
import io.fairway.ring.Ring;
import io.fairway.ring.RingInvariants;
import java.lang.reflect.Field;

/** Lets the operations of other packages reach what channels keep for tests. */
public final class Seams {

    private Seams() {}

    /** Replaces the clock and the parking. */
    public static <T> ChannelBuilder<T> withEnvironment(
            ChannelBuilder<T> builder, Environment environment) {
        return builder.environment(environment);
    }

    /** Throws if an invariant is broken, or somebody still stands in line. */
    public static void checkIdle(Channel<?> channel) {
        final AbstractChannel<?> checked = (AbstractChannel<?>) channel;
        checked.handoff.checkInvariants();
        if (checked.handoff.queuedSenders() + checked.handoff.queuedReceivers() != 0) {
            throw new IllegalStateException("somebody left in line: " + channel);
        }
        if (channel instanceof RingChannel) {
            RingInvariants.check(ring(channel));
        }
    }

    /** The same of a channel of slots, for both of its channels. */
    public static void checkIdle(SlotChannel<?> channel) {
        final PairedChannel<?> pair = (PairedChannel<?>) channel;
        checkIdle(pair.free);
        checkIdle(pair.filled);
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
