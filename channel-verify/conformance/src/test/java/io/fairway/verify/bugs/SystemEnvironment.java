package io.fairway.verify.bugs;

import io.fairway.channel.Channel;
import io.fairway.channel.ChannelBuilder;
import io.fairway.channel.blocking.Environment;
import java.lang.reflect.Field;

/** The system's clock and parking; a subclass changes some of it. */
class SystemEnvironment implements Environment {

    /** Builds a channel that parks by this. */
    final <T> Channel<T> build(ChannelBuilder<T> builder) {
        try {
            final Field field = ChannelBuilder.class.getDeclaredField("environment");
            field.setAccessible(true);
            field.set(builder, this);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
        return builder.build();
    }

    @Override
    public long nanoTime() {
        return SYSTEM.nanoTime();
    }

    @Override
    public void park(Object blocker) {
        SYSTEM.park(blocker);
    }

    @Override
    public void parkNanos(Object blocker, long nanos) {
        SYSTEM.parkNanos(blocker, nanos);
    }

    @Override
    public void unpark(Thread thread) {
        SYSTEM.unpark(thread);
    }
}
