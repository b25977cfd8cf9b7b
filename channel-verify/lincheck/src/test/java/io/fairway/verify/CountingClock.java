package io.fairway.verify;

import io.fairway.channel.blocking.Environment;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A clock that goes on by one each time it is read, and parking that returns at once, as parking
 * may. So a wait with a timeout ends after a known number of looks, however threads are scheduled.
 */
final class CountingClock implements Environment {
    private final AtomicLong now = new AtomicLong();

    @Override
    public long nanoTime() {
        return now.incrementAndGet();
    }

    @Override
    public void park(Object blocker) {
        Thread.yield();
    }

    @Override
    public void parkNanos(Object blocker, long nanos) {
        Thread.yield();
    }

    @Override
    public void unpark(Thread thread) {
        // Nobody parks: who waits looks again by itself.
    }
}
