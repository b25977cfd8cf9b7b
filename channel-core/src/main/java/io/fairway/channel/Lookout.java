package io.fairway.channel;

import io.fairway.channel.blocking.Environment;

/**
 * An environment whose parked threads look, before they park and every few seconds while they are
 * parked, whether what they wait for was lost.
 */
final class Lookout implements Environment {
    /** Rare enough to cost nothing, also with thousands of threads parked. */
    private static final long NANOS_BETWEEN_LOOKS = 5_000_000_000L;

    private final Environment environment;
    private final Runnable look;

    Lookout(Environment environment, Runnable look) {
        this.environment = environment;
        this.look = look;
    }

    @Override
    public long nanoTime() {
        return environment.nanoTime();
    }

    @Override
    public void park(Object blocker) {
        parkNanos(blocker, NANOS_BETWEEN_LOOKS); // a wake-up for no reason is allowed
    }

    @Override
    public void parkNanos(Object blocker, long nanos) {
        // The thread stands in line, and may be the one that is given what the look finds.
        look.run();
        environment.parkNanos(blocker, Math.min(nanos, NANOS_BETWEEN_LOOKS));
    }

    @Override
    public void unpark(Thread thread) {
        environment.unpark(thread);
    }
}
