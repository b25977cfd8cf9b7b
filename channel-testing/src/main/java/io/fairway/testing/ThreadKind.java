package io.fairway.testing;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;

/** Platform or virtual threads; the latter where the JDK has them. */
public enum ThreadKind {
    /** Threads of the operating system. */
    PLATFORM,
    /** Virtual threads, from JDK 21 on. */
    VIRTUAL;

    /**
     * The kinds that this JDK has.
     *
     * @return one kind or both
     */
    public static List<ThreadKind> available() {
        final List<ThreadKind> kinds = new ArrayList<>(List.of(PLATFORM));
        if (Virtual.AVAILABLE) {
            kinds.add(VIRTUAL);
        }
        return kinds;
    }

    /**
     * A thread of this kind that is not started yet.
     *
     * @param name its name
     * @param body what it does
     * @return a new thread, which does not keep the JVM
     */
    public Thread newThread(String name, Runnable body) {
        final Thread thread = this == PLATFORM ? new Thread(body) : Virtual.newThread(body);
        thread.setName(name);
        if (this == PLATFORM) {
            thread.setDaemon(true); // a stuck one must not keep the JVM
        }
        return thread;
    }

    /** Thread.ofVirtual().unstarted(body), without naming what JDK 17 has not. */
    private static final class Virtual {
        static final boolean AVAILABLE = Runtime.version().feature() >= 21;

        static Thread newThread(Runnable body) {
            try {
                final Class<?> builder = Class.forName("java.lang.Thread$Builder");
                final Class<?> ofVirtual = Class.forName("java.lang.Thread$Builder$OfVirtual");
                final MethodHandles.Lookup lookup = MethodHandles.publicLookup();
                final MethodHandle start =
                        lookup.findStatic(
                                Thread.class, "ofVirtual", MethodType.methodType(ofVirtual));
                final MethodHandle unstarted =
                        lookup.findVirtual(
                                builder,
                                "unstarted",
                                MethodType.methodType(Thread.class, Runnable.class));
                return (Thread) unstarted.invoke(start.invoke(), body);
            } catch (Throwable e) {
                throw new IllegalStateException("no virtual threads on this JDK", e);
            }
        }
    }
}
