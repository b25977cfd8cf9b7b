package io.fairway.ring;

import io.fairway.testing.Actor;
import io.fairway.testing.Actors;
import io.fairway.testing.ThreadKind;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.LockSupport;

/**
 * Threads that race on rings and wait for each other by spinning. If one of them fails the others
 * stop waiting, so that its failure is reported, and not that they are stuck.
 */
final class Race implements AutoCloseable {
    private static final int SPINS = 64;
    private static final int YIELDS = 1000;

    /**
     * A scheduler of virtual threads can starve some of them while others yield again and again.
     */
    private static final long LAST_RESORT_NANOS = 50_000;

    private final Actors actors;
    private volatile boolean broken;

    Race(ThreadKind kind, Object... watched) {
        actors = new Actors(kind).watch(watched);
    }

    /** Starts a thread. */
    Actor<Void> run(String name, Actors.Action body) {
        return actors.run(
                name,
                () -> {
                    try {
                        body.run();
                    } catch (CancellationException e) {
                        // whoever broke the race has more to say
                    } catch (Throwable e) {
                        broken = true;
                        throw e;
                    }
                });
    }

    /** Passes a moment before the next look, the given number of looks having been in vain. */
    void pause(int looks) {
        if (broken) {
            throw new CancellationException();
        }
        if (looks < SPINS) {
            Thread.onSpinWait();
        } else if (looks < SPINS + YIELDS) {
            Thread.yield();
        } else {
            LockSupport.parkNanos(LAST_RESORT_NANOS);
        }
    }

    /** Passes a tiny moment, to shift threads against each other. */
    static void jitter(int spins) {
        for (int i = 0; i < spins; i++) {
            Thread.onSpinWait();
        }
    }

    /** Waits for the threads started so far. */
    void join() {
        actors.join();
    }

    @Override
    public void close() {
        actors.close();
    }
}
