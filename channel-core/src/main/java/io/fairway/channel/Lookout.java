package io.fairway.channel;

import io.fairway.channel.blocking.Environment;
import java.util.function.BooleanSupplier;

/**
 * An environment whose threads look, before they park and every few seconds while they are parked,
 * whether what they wait for was lost.
 */
final class Lookout implements Environment {
    /** Rare enough to cost nothing, also with thousands of threads parked. */
    private static final long NANOS_BETWEEN_LOOKS = 5_000_000_000L;

    /** A look may be long, and is not worth it in each of many short waits. */
    private static final long NANOS_WITHOUT_LOOK = 100_000_000L;

    private final Environment environment;
    private final BooleanSupplier look;

    /** When it is worth to look again. Plain: who reads an old value looks once more. */
    private long nextLook;

    /**
     * A lookout.
     *
     * @param environment the clock and the parking
     * @param look looks, and tells whether it has found anything
     */
    Lookout(Environment environment, BooleanSupplier look) {
        this.environment = environment;
        this.look = look;
        this.nextLook = environment.nanoTime();
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
        final long now = environment.nanoTime();
        if (now - nextLook >= 0) {
            nextLook = now + NANOS_WITHOUT_LOOK;
            // The thread stands in line, and may be the one that is given what the look finds. What
            // the look does, and runs, may use up the wake-up: so the thread must not park now.
            if (look.getAsBoolean()) {
                return;
            }
        }
        environment.parkNanos(blocker, Math.min(nanos, NANOS_BETWEEN_LOOKS));
    }

    @Override
    public void unpark(Thread thread) {
        environment.unpark(thread);
    }
}
