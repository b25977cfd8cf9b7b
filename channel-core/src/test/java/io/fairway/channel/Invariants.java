package io.fairway.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.fairway.channel.blocking.Handoff;
import io.fairway.ring.Ring;
import io.fairway.ring.RingInvariants;
import java.lang.reflect.Field;

/** What must hold of a channel between two steps of a test. */
final class Invariants {

    private Invariants() {}

    /** Checks a channel on which threads may be blocked, but none is under way otherwise. */
    static void check(Channel<?> channel) {
        handoff(channel).checkInvariants();
        if (channel instanceof RingChannel) {
            RingInvariants.check(ring(channel));
        }
        final int size = channel.size();
        assertEquals(true, size >= 0 && size <= channel.capacity(), "size " + size);
    }

    /** Checks a channel whose threads have all ended. */
    static void checkIdle(Channel<?> channel) {
        assertEquals(0, handoff(channel).queuedSenders(), "senders left in line");
        assertEquals(0, handoff(channel).queuedReceivers(), "receivers left in line");
        check(channel);
    }

    static Handoff<?> handoff(Channel<?> channel) {
        return ((AbstractChannel<?>) channel).handoff;
    }

    static Ring<?> ring(Channel<?> channel) {
        try {
            final Field field = RingChannel.class.getDeclaredField("ring");
            field.setAccessible(true);
            return (Ring<?>) field.get(channel);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
