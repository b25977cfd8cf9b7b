package io.fairway.bench.gate;

import org.HdrHistogram.Histogram;

/** When the messages of one slice were due, and when they came. */
final class Slice {
    private final long interval;
    private final long[] came;
    private long start;

    Slice(int messages, long interval) {
        this.interval = interval;
        this.came = new long[messages];
    }

    /** The first message is due at this time, the others one after another. */
    void begin(long time) {
        start = time;
    }

    long due(int message) {
        return start + message * interval;
    }

    void came(int message, long time) {
        came[message] = time;
    }

    /**
     * Records how late each message came; and in the second histogram, how late it came apart from
     * what disturbed it, but for those that were due while something did. So whether a message
     * counts depends on the schedule alone, and not on how long it took.
     */
    void record(Histogram raw, Histogram filtered, Disturbances disturbances) {
        for (int i = 0; i < came.length; i++) {
            final long due = due(i);
            // Not before it was due: two processors' clocks may be some nanoseconds apart.
            final long late = Math.clamp(came[i] - due, 0, raw.getHighestTrackableValue());
            raw.recordValue(late);
            if (!disturbances.coverTime(due)) {
                filtered.recordValue(Math.max(0, late - disturbances.nanosWithin(due, due + late)));
            }
        }
    }
}
