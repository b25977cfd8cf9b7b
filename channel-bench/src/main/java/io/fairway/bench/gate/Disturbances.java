package io.fairway.bench.gate;

/** When at least one of two threads was disturbed. */
final class Disturbances {
    // Disjoint, in the order of time.
    private final long[] starts;
    private final long[] ends;

    /** How long those before each were together. */
    private final long[] before;

    private int count;

    private Disturbances(int most) {
        starts = new long[most];
        ends = new long[most];
        before = new long[most + 1];
    }

    /** Those that one or the other saw. */
    static Disturbances of(GapWatch one, GapWatch other) {
        final Disturbances all = new Disturbances(one.disturbances() + other.disturbances());
        int i = next(one, 0);
        int j = next(other, 0);
        while (i < one.disturbances() || j < other.disturbances()) {
            final boolean first =
                    j == other.disturbances()
                            || i < one.disturbances() && one.start(i) - other.start(j) <= 0;
            if (first) {
                all.add(one.start(i), one.end(i));
                i = next(one, i + 1);
            } else {
                all.add(other.start(j), other.end(j));
                j = next(other, j + 1);
            }
        }
        for (int k = 0; k < all.count; k++) {
            all.before[k + 1] = all.before[k] + all.ends[k] - all.starts[k];
        }
        return all;
    }

    /** The next that counts, from this one on. */
    private static int next(GapWatch watch, int from) {
        int next = from;
        while (next < watch.disturbances() && !watch.counts(next)) {
            next++;
        }
        return next;
    }

    private void add(long start, long end) {
        if (count > 0 && start - ends[count - 1] <= 0) {
            ends[count - 1] = Math.max(ends[count - 1], end);
        } else {
            starts[count] = start;
            ends[count] = end;
            count++;
        }
    }

    /** Whether a time lies in one. */
    boolean coverTime(long time) {
        final int next = firstEndingAfter(time);
        return next < count && starts[next] - time <= 0;
    }

    /** How long they were together, between two times. */
    long nanosWithin(long from, long to) {
        return nanosUntil(to) - nanosUntil(from);
    }

    private long nanosUntil(long time) {
        final int next = firstEndingAfter(time);
        final long within = next < count ? Math.max(0, time - starts[next]) : 0;
        return before[next] + within;
    }

    private int firstEndingAfter(long time) {
        int low = 0;
        int high = count;
        while (low < high) {
            final int middle = (low + high) >>> 1;
            if (ends[middle] - time > 0) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
