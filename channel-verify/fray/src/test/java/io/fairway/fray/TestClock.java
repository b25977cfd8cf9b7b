package io.fairway.fray;

import io.fairway.channel.blocking.Environment;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * A clock that stands still until a thread sets it going; then an hour passes between two looks.
 * Until then its timed parking waits for that and for nothing else, so that a lost wake-up is a
 * deadlock all the same.
 */
final class TestClock implements Environment {

    /** A timeout that ends within an hour. */
    static final long TIMEOUT = 1;

    static final TimeUnit UNIT = TimeUnit.MINUTES;

    private final AtomicBoolean going = new AtomicBoolean();
    private final AtomicLong hours = new AtomicLong();
    private final Queue<Thread> parked = new ConcurrentLinkedQueue<>();

    /** Sets it going. */
    void start() {
        going.set(true);
        for (Thread thread : parked) {
            LockSupport.unpark(thread);
        }
    }

    @Override
    public long nanoTime() {
        return TimeUnit.HOURS.toNanos(going.get() ? hours.incrementAndGet() : 0);
    }

    @Override
    public void park(Object blocker) {
        LockSupport.park(blocker);
    }

    @Override
    public void parkNanos(Object blocker, long nanos) {
        parked.add(
                Thread.currentThread()); // before the look at the clock, so that start() finds it
        if (!going.get()) {
            LockSupport.park(blocker);
        }
    }

    @Override
    public void unpark(Thread thread) {
        LockSupport.unpark(thread);
    }
}
