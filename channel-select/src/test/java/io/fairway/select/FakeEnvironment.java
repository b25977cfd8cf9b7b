package io.fairway.select;

import io.fairway.channel.blocking.Environment;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * A clock that stands still until the test moves it, or until somebody sleeps on it, if it skips.
 */
final class FakeEnvironment implements Environment {
    private final AtomicLong now;
    private final boolean skipping;
    private final Set<Thread> sleepers = ConcurrentHashMap.newKeySet();
    private final AtomicInteger timedParks = new AtomicInteger();
    private volatile Runnable onWaking = () -> {};

    private FakeEnvironment(long start, boolean skipping) {
        this.now = new AtomicLong(start);
        this.skipping = skipping;
    }

    /** A clock that only {@link #advance} moves. */
    static FakeEnvironment standing(long start) {
        return new FakeEnvironment(start, false);
    }

    /** A clock that a timed park moves to its end, at once. */
    static FakeEnvironment skipping(long start) {
        return new FakeEnvironment(start, true);
    }

    /** Moves the clock, and wakes those who sleep by it. */
    void advance(long nanos) {
        now.addAndGet(nanos);
        sleepers.forEach(LockSupport::unpark);
    }

    /**
     * What happens between the end of a timed park that was skipped, and the sleeper's next step.
     */
    void onWaking(Runnable action) {
        onWaking = action;
    }

    /** How often somebody slept with a deadline. */
    int timedParks() {
        return timedParks.get();
    }

    @Override
    public long nanoTime() {
        return now.get();
    }

    @Override
    public void park(Object blocker) {
        LockSupport.park(blocker);
    }

    @Override
    public void parkNanos(Object blocker, long nanos) {
        timedParks.incrementAndGet();
        if (skipping) {
            now.addAndGet(nanos);
            onWaking.run();
            return;
        }
        final long end = now.get() + nanos;
        sleepers.add(Thread.currentThread()); // first, so that advance either sees it or is seen
        if (now.get() - end < 0) {
            LockSupport.park(blocker);
        }
        sleepers.remove(Thread.currentThread());
    }

    @Override
    public void unpark(Thread thread) {
        LockSupport.unpark(thread);
    }
}
