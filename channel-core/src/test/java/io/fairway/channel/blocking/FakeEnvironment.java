package io.fairway.channel.blocking;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** A clock that only the test moves. Threads really park, whether timed or not. */
public class FakeEnvironment implements Environment {
    /** The clock overflows soon after the start, as the real one may. */
    private static final long START = Long.MAX_VALUE - 5;

    private final AtomicLong now = new AtomicLong(START);
    private final ThreadLocal<Long> lastSeen = ThreadLocal.withInitial(() -> START);
    private final Set<Thread> parked = ConcurrentHashMap.newKeySet();
    private final AtomicInteger parks = new AtomicInteger();
    private final AtomicInteger timedParks = new AtomicInteger();

    @Override
    public long nanoTime() {
        final long time = now.get();
        lastSeen.set(time);
        return time;
    }

    @Override
    public void park(Object blocker) {
        parked.add(Thread.currentThread());
        parks.incrementAndGet();
        LockSupport.park(blocker);
        parked.remove(Thread.currentThread());
    }

    @Override
    public void parkNanos(Object blocker, long nanos) {
        final long wakeAt = lastSeen.get() + nanos;
        parked.add(Thread.currentThread());
        timedParks.incrementAndGet();
        if (now.get() - wakeAt < 0) { // the clock may have moved since the caller looked at it
            LockSupport.park(blocker);
        }
        parked.remove(Thread.currentThread());
    }

    @Override
    public void unpark(Thread thread) {
        LockSupport.unpark(thread);
    }

    /** Moves the clock, and wakes everybody to look at it. */
    public void advance(long nanos) {
        now.addAndGet(nanos);
        wakeAll();
    }

    /** Wakes everybody for no reason. */
    public void wakeAll() {
        parked.forEach(LockSupport::unpark);
    }

    /** How often a thread parked without a time limit. */
    public int parks() {
        return parks.get();
    }

    /** How often a thread parked for a limited time. */
    public int timedParks() {
        return timedParks.get();
    }
}
