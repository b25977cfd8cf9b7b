package io.fairway.channel.blocking;

import java.util.concurrent.locks.LockSupport;

/** What a thread does while another is in the middle of a few instructions. */
final class Backoff {
    private static final int SPINS = 64;
    private static final int YIELDS = 64;

    /**
     * Reached only if the other thread was preempted for long; a sleep lets it run even where this
     * thread has the higher real-time priority.
     */
    private static final long LAST_RESORT_NANOS = 50_000;

    private Backoff() {}

    static void pause(int round) {
        if (round < SPINS) {
            Thread.onSpinWait();
        } else if (round < SPINS + YIELDS) {
            Thread.yield();
        } else {
            // A pending interrupt would keep this thread from sleeping; and virtual ones that only
            // yield can keep the scheduler from the other for ever.
            final boolean interrupted = Thread.interrupted();
            LockSupport.parkNanos(LAST_RESORT_NANOS);
            if (interrupted) { // an interrupt also lets the next park return at once: that was it
                LockSupport.parkNanos(LAST_RESORT_NANOS);
                Thread.currentThread().interrupt();
            }
        }
    }
}
