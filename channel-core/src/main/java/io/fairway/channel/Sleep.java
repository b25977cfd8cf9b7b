package io.fairway.channel;

import io.fairway.channel.blocking.Environment;

/** Waits for nothing but the clock. */
final class Sleep {

    private Sleep() {}

    /** Parks until the deadline, or for ever. */
    static void until(Environment environment, Object blocker, boolean forever, long deadline)
            throws InterruptedException {
        for (; ; ) {
            final long nanos = forever ? Timeouts.FOREVER : deadline - environment.nanoTime();
            if (nanos <= 0) {
                return;
            }
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            if (forever) {
                environment.park(blocker);
            } else {
                environment.parkNanos(blocker, nanos);
            }
        }
    }
}
