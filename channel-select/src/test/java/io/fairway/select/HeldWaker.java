package io.fairway.select;

import io.fairway.channel.blocking.Environment;
import java.util.concurrent.CountDownLatch;

/** Holds up whoever wakes a thread, in the midst of what it does, until it is let go. */
final class HeldWaker implements Environment {
    private final CountDownLatch letGo = new CountDownLatch(1);

    void letGo() {
        letGo.countDown();
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
        try {
            letGo.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the test is over
        }
    }
}
