package io.fairway.affinity;

import java.util.function.LongSupplier;

/** Reads a clock again and again, and counts what lies between two readings where it is long. */
final class GapLoop {
    private final LongSupplier clock;
    private final long thresholdNanos;

    // Set by the thread that runs the loop, and read by others once that has ended.
    private long elapsedNanos;
    private long readings;

    private volatile boolean stopped;

    GapLoop(LongSupplier clock, long thresholdNanos) {
        this.clock = clock;
        this.thresholdNanos = thresholdNanos;
    }

    /** Runs for this long, or until stopped. */
    void run(long nanos, GapCounts gaps) {
        final long start = clock.getAsLong();
        long last = start;
        long count = 1;
        while (!stopped && last - start < nanos) {
            final long now = clock.getAsLong();
            final long gap = now - last;
            if (gap > thresholdNanos) {
                gaps.add(gap);
            }
            last = now;
            count++;
        }
        elapsedNanos = last - start;
        readings = count;
    }

    void stop() {
        stopped = true;
    }

    long elapsedNanos() {
        return elapsedNanos;
    }

    long readings() {
        return readings;
    }
}
