package io.fairway.channel.blocking;

import java.util.concurrent.locks.LockSupport;

/** The clock and the parking that waiting uses; a seam for tests. */
public interface Environment {

    /** The system's clock, and {@link LockSupport}. */
    Environment SYSTEM =
            new Environment() {
                @Override
                public long nanoTime() {
                    return System.nanoTime();
                }

                @Override
                public void park(Object blocker) {
                    LockSupport.park(blocker);
                }

                @Override
                public void parkNanos(Object blocker, long nanos) {
                    LockSupport.parkNanos(blocker, nanos);
                }

                @Override
                public void unpark(Thread thread) {
                    LockSupport.unpark(thread);
                }
            };

    /**
     * The time, as {@link System#nanoTime()}.
     *
     * @return nanoseconds since an arbitrary origin
     */
    long nanoTime();

    /**
     * As {@link LockSupport#park(Object)}; may return for no reason.
     *
     * @param blocker what the thread waits for
     */
    void park(Object blocker);

    /**
     * As {@link LockSupport#parkNanos(Object, long)}; may return for no reason.
     *
     * @param blocker what the thread waits for
     * @param nanos how long at most
     */
    void parkNanos(Object blocker, long nanos);

    /**
     * As {@link LockSupport#unpark(Thread)}.
     *
     * @param thread the thread to wake
     */
    void unpark(Thread thread);
}
