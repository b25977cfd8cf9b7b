package io.fairway.verify.hardship;

import io.fairway.channel.blocking.Environment;

/**
 * A clock that moves by one each time somebody looks, so that no timeout takes real time. Nobody
 * parks: a park may return for no reason. For one thread.
 */
final class SteppingClock implements Environment {
    private long now;

    @Override
    public long nanoTime() {
        return now++;
    }

    @Override
    public void park(Object blocker) {
        throw new AssertionError("parks for ever: nobody would wake it");
    }

    @Override
    public void parkNanos(Object blocker, long nanos) {
        // has been woken for no reason
    }

    @Override
    public void unpark(Thread thread) {
        throw new AssertionError("there is no other thread");
    }
}
