package io.fairway.bench.peers.workload;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** Where a thread waits until others have done their parts. */
final class Finish {
    /** For what should take a fraction of a second. Past it, something is stuck. */
    private static final long LIMIT_MILLIS = 60_000;

    private static final long LOOK_MILLIS = 100;

    private final long limitMillis;
    private final Semaphore done = new Semaphore(0);
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    Finish() {
        this(LIMIT_MILLIS);
    }

    Finish(long limitMillis) {
        this.limitMillis = limitMillis;
    }

    void arrive() {
        done.release();
    }

    void fail(Throwable thrown) {
        failure.compareAndSet(null, thrown);
    }

    /**
     * Waits.
     *
     * @param parties how many have to arrive
     * @param state where they are, if they do not
     * @throws WrongResultException if one has failed, or is stuck
     */
    void await(int parties, Supplier<String> state) throws InterruptedException {
        final long start = System.nanoTime();
        while (!done.tryAcquire(parties, LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
            final Throwable thrown = failure.get();
            if (thrown != null) {
                throw new WrongResultException("a thread failed: " + thrown, thrown);
            }
            if (System.nanoTime() - start > TimeUnit.MILLISECONDS.toNanos(limitMillis)) {
                throw new WrongResultException(
                        done.availablePermits() + " of " + parties + " done" + state.get());
            }
        }
    }
}
