package io.fairway.channel.blocking;

/** An environment in which who parks only lets others run, as if woken for no reason. */
public final class Yielding implements Environment {
    public static final Environment YIELDING = new Yielding();

    private Yielding() {}

    @Override
    public long nanoTime() {
        return System.nanoTime();
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
        // nobody is parked
    }
}
