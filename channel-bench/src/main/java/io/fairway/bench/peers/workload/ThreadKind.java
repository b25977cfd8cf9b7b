package io.fairway.bench.peers.workload;

import java.lang.reflect.InvocationTargetException;

/** What runs the Java threads of a workload. */
public enum ThreadKind {
    /** Threads of the operating system. */
    PLATFORM,
    /** Virtual threads on the carriers that the JVM chooses. */
    VIRTUAL;

    /** A thread that is not started yet, and does not keep the JVM from its end. */
    Thread unstarted(String name, Runnable body) {
        final Thread thread = this == PLATFORM ? new Thread(body) : virtual(body);
        thread.setName(name);
        thread.setDaemon(true);
        return thread;
    }

    /** Thread.ofVirtual().unstarted(body), without naming what JDK 17 has not. */
    private static Thread virtual(Runnable body) {
        try {
            final Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
            return (Thread)
                    Class.forName("java.lang.Thread$Builder")
                            .getMethod("unstarted", Runnable.class)
                            .invoke(builder, body);
        } catch (NoSuchMethodException
                | ClassNotFoundException
                | IllegalAccessException
                | InvocationTargetException e) {
            throw new IllegalStateException("no virtual threads here", e);
        }
    }
}
