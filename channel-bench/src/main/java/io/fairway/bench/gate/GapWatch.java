package io.fairway.bench.gate;

/**
 * Notes when its thread, in a loop that does nothing but read the clock, was away for long: then
 * something else had the processor, and the messages under way were disturbed until the thread had
 * caught up and waited again. For one thread; others read once that has passed a barrier.
 */
final class GapWatch {
    /** A reading takes some 25 ns, and a pause up to 150. */
    static final long GAP_NANOS = 2_000;

    /** How many gaps may come between pauses for each within one; by chance it is a fifth. */
    private static final double BY_CHANCE_SHARE = 0.4;

    private static final int BY_CHANCE_MORE = 3;

    private static final int MOST_DISTURBANCES = 1 << 16;

    private final long[] starts = new long[MOST_DISTURBANCES];
    private final long[] ends = new long[MOST_DISTURBANCES];

    /** Whether it was seen between two pauses only, where others' code runs. */
    private final boolean[] between = new boolean[MOST_DISTURBANCES];

    private int disturbances;

    /** Whether the thread has not waited again since the last gap. */
    private boolean catchingUp;

    private long watchedNanos;
    private long gaps;

    /** Those within a pause, and those between two. */
    private long gapsWithin;

    private long gapsBetween;
    private long lastPause;
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

    /**
     * Pauses once, as a thread does that has nothing else to do.
     *
     * @param again whether nothing but a look at the channel came between this pause and the last
     */
    void pause(boolean again) {
        final long now = System.nanoTime();
        if (again && now - lastPause > GAP_NANOS) {
            noteBetween(lastPause, now);
        }
        waiting(now);
        Thread.onSpinWait();
        final long gapsBefore = gaps;
        lastPause = look(now);
        gapsWithin += gaps - gapsBefore;
    }

    private void noteBetween(long from, long to) {
        gapsBetween++;
        add(from, to, true);
    }

    /**
     * Whether the gaps between two pauses are as few as they would be if they came by chance, and
     * not by what runs there: a look at the channel takes much less time than a pause.
     */
    boolean isByChance() {
        return gapsBetween <= BY_CHANCE_SHARE * gapsWithin + BY_CHANCE_MORE;
    }

    /** The thread begins to wait, so that it has caught up. */
    void waiting(long now) {
        if (catchingUp) {
            caughtUp(now);
        }
    }

    /**
     * Catching up takes no longer than the gap took, or the thread is late for another reason: a
     * channel that does not keep up is not excused for ever by one gap.
     */
    private void caughtUp(long now) {
        final int last = disturbances - 1;
        final long latest = 2 * ends[last] - starts[last];
        ends[last] = now - latest < 0 ? now : latest;
        catchingUp = false;
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

    /** Something else had the processor between these times. */
    void note(long from, long to) {
        gaps++;
        gapNanos += to - from;
        longestNanos = Math.max(longestNanos, to - from);
        add(from, to, false);
    }

    private void add(long from, long to, boolean isBetween) {
        if (catchingUp && from - (2 * ends[disturbances - 1] - starts[disturbances - 1]) > 0) {
            caughtUp(from);
        }
        // With no place left the last one grows: rather too many are disturbed than too few.
        if (!catchingUp && disturbances < MOST_DISTURBANCES) {
            starts[disturbances] = from;
            between[disturbances] = isBetween;
            disturbances++;
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

    /** Whether it counts as one: of the machine, as far as can be told. */
    boolean counts(int disturbance) {
        return !between[disturbance] || isByChance();
    }

    void clear() {
        disturbances = 0;
        catchingUp = false;
        watchedNanos = 0;
        gaps = 0;
        gapsWithin = 0;
        gapsBetween = 0;
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
