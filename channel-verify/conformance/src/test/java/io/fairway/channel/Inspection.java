package io.fairway.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.fairway.channel.blocking.Handoff;
import io.fairway.ring.Ring;
import io.fairway.ring.RingInspection;
import java.lang.reflect.Field;

/** What the tests of other packages may see of Fairway's own channels. */
public final class Inspection {

    private Inspection() {}

    /** Checks a channel that no thread uses: nobody in line, indexes, slots and gate right. */
    public static void checkAtRest(Channel<?> channel) {
        assertEquals(0, queuedSenders(channel), "senders left in line");
        assertEquals(0, queuedReceivers(channel), "receivers left in line");
        check(channel);
    }

    /** Checks a channel on which threads may be blocked, but none is under way otherwise. */
    public static void check(Channel<?> channel) {
        handoff(channel).checkInvariants();
        if (channel instanceof RingChannel) {
            RingInspection.check(ring((RingChannel<?>) channel));
        }
        final int size = channel.size();
        assertEquals(true, size >= 0 && size <= channel.capacity(), "size " + size);
    }

    /** How many senders stand in line. */
    public static int queuedSenders(Channel<?> channel) {
        return handoff(channel).queuedSenders();
    }

    /** How many receivers stand in line. */
    public static int queuedReceivers(Channel<?> channel) {
        return handoff(channel).queuedReceivers();
    }

    private static Handoff<?> handoff(Channel<?> channel) {
        return ((AbstractChannel<?>) channel).handoff;
    }

    private static Ring<?> ring(RingChannel<?> channel) {
        try {
            final Field field = RingChannel.class.getDeclaredField("ring");
            field.setAccessible(true);
            return (Ring<?>) field.get(channel);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
