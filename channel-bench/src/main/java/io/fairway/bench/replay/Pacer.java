package io.fairway.bench.replay;

import io.fairway.channel.Receiver;
import java.util.concurrent.TimeUnit;

/**
 * The clock of the reader. On a schedule it says when a message was due, however late it is: what
 * the pipeline delays then counts for every message that it delays, not just for the one that was
 * on its way.
 */
final class Pacer {
    /** Waits are cut short by as much as a parked thread may need to run again. */
    private static final long WAKE_UP_NANOS = 100_000;

    private final Rate rate;
    private final Receiver<Void> stop;
    private final long start = System.nanoTime();

    /**
     * A clock that starts now.
     *
     * @param rate the schedule
     * @param stop closed to end all waiting
     */
    Pacer(Rate rate, Receiver<Void> stop) {
        this.rate = rate;
        this.stop = stop;
    }

    /** When the clock started, in {@link System#nanoTime()}. */
    long start() {
        return start;
    }

    /**
     * Waits until a message is due, or until stopped.
     *
     * @param message the message's number, from zero
     * @return when it was meant to be sent, in {@link System#nanoTime()}
     */
    long await(long message) throws InterruptedException {
        if (!rate.isPaced()) {
            return System.nanoTime();
        }
        final long due = start + rate.dueNanos(message);
        long early = due - System.nanoTime();
        while (early > 0 && !stop.isClosed()) {
            if (early > WAKE_UP_NANOS) {
                stop.recv(early - WAKE_UP_NANOS, TimeUnit.NANOSECONDS);
            } else {
                Thread.yield();
            }
            early = due - System.nanoTime();
        }
        return due;
    }
}
