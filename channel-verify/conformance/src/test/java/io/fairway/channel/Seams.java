package io.fairway.channel;

import io.fairway.channel.blocking.Environment;
import io.fairway.channel.blocking.Handoff;
import io.fairway.ring.Ring;
import java.lang.reflect.Field;
import java.lang.reflect.Method;

/** What tests of other packages may take hold of in a channel. */
public final class Seams {

    private Seams() {}

    /** Replaces the clock and the parking. */
    public static <T> ChannelBuilder<T> environment(
            ChannelBuilder<T> builder, Environment environment) {
        return builder.environment(environment);
    }

    /** The ring of a bounded channel. */
    @SuppressWarnings("unchecked") // the ring's elements are the channel's
    public static <T> Ring<T> ring(Channel<T> channel) {
        return (Ring<T>) get(RingChannel.class, "ring", channel);
    }

    /** Takes the lock of a channel's slow path; to be given back by what is returned. */
    public static Runnable lock(Channel<?> channel) {
        final Object lock = get(Handoff.class, "lock", ((AbstractChannel<?>) channel).handoff);
        call(lock, "lock");
        return () -> call(lock, "unlock");
    }

    private static Object get(Class<?> owner, String name, Object object) {
        try {
            final Field field = owner.getDeclaredField(name);
            field.setAccessible(true);
            return field.get(object);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static void call(Object object, String name) {
        try {
            final Method method = object.getClass().getDeclaredMethod(name);
            method.setAccessible(true);
            method.invoke(object);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
