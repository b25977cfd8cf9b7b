package io.fairway.bench.gate;

/**
 * Notes when its thread, in a loop that does nothing but read the clock, was away for long: then
 * something else had the processor, and the messages under way were disturbed until the thread had
 * caught up and waited again. For one thread; others read once that has passed a barrier.
 */
final class GapWatch {
    /** A reading takes some 25 ns, and a pause up to 150. */
    static final long GAP_NANOS = 2_000;

    private static final int MOST_DISTURBANCES = 1 << 16;

    private final long[] starts = new long[MOST_DISTURBANCES];
    private final long[] ends = new long[MOST_DISTURBANCES];
    private int disturbances;

    /** Whether the thread has not waited again since the last gap. */
    private boolean catchingUp;

    private long watchedNanos;
    private long gaps;
    private long gapNanos;
    private long longestNanos;

    /** Spins until this time. */
    void spinUntil(long time) {
        long last = System.nanoTime();
        if (last - time < 0) {
            waiting(last);
        }
        while (last - time < 0) {
            Thread.onSpinWait();
            last = look(last);
        }
    }

    /** Pauses once, as a thread does that has nothing else to do. */
    void pause() {
        final long now = System.nanoTime();
        waiting(now);
        Thread.onSpinWait();
        look(now);
    }

    /** The thread begins to wait, so that it has caught up. */
    void waiting(long now) {
        if (catchingUp) {
            catchingUp = false;
            ends[disturbances - 1] = now;
        }
    }

    /** Reads the clock, in a loop that read it last at this time. */
    long look(long last) {
        final long now = System.nanoTime();
        watchedNanos += now - last;
        if (now - last > GAP_NANOS) {
            note(last, now);
        }
        return now;
    }

    private void note(long from, long to) {
        gaps++;
        gapNanos += to - from;
        longestNanos = Math.max(longestNanos, to - from);
        // With no place left the last one grows: rather too many are disturbed than too few.
        if (!catchingUp && disturbances < MOST_DISTURBANCES) {
            starts[disturbances++] = from;
        }
        ends[disturbances - 1] = to;
        catchingUp = true;
    }

    int disturbances() {
        return disturbances;
    }

    long start(int disturbance) {
        return starts[disturbance];
    }

    long end(int disturbance) {
        return ends[disturbance];
    }

    void clear() {
        disturbances = 0;
        catchingUp = false;
        watchedNanos = 0;
        gaps = 0;
        gapNanos = 0;
        longestNanos = 0;
    }

    long watchedNanos() {
        return watchedNanos;
    }

    long gaps() {
        return gaps;
    }

    long gapNanos() {
        return gapNanos;
    }

    long longestNanos() {
        return longestNanos;
    }
}
