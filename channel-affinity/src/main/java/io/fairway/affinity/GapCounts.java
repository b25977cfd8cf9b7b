package io.fairway.affinity;

/**
 * Counts durations, to three digits: exactly below 2,048 ns, and in 1,024 steps between a power of
 * two and the next above. Never full, and never allocates.
 */
final class GapCounts {
    private static final int EXACT = 2048;
    private static final int STEPS = EXACT / 2;
    private static final int STEP_BITS = Integer.numberOfTrailingZeros(STEPS);

    private final long[] counts = new long[EXACT + (Long.SIZE - 1 - STEP_BITS) * STEPS];
    private long count;
    private long total;
    private long longest;

    void add(long nanos) {
        counts[index(nanos)]++;
        count++;
        total += nanos;
        if (nanos > longest) {
            longest = nanos;
        }
    }

    private static int index(long nanos) {
        if (nanos < EXACT) {
            return (int) nanos;
        }
        final int shift = shift(nanos);
        return EXACT + (shift - 1) * STEPS + (int) (nanos >> shift) - STEPS;
    }

    /** How many low bits are dropped so that the steps' bits and the one above them remain. */
    private static int shift(long nanos) {
        return Long.SIZE - 1 - Long.numberOfLeadingZeros(nanos) - STEP_BITS;
    }

    /** The longest duration that is counted at this index. */
    private static long highest(int index) {
        if (index < EXACT) {
            return index;
        }
        final int shift = (index - EXACT) / STEPS + 1;
        final long step = (index - EXACT) % STEPS + STEPS;
        return ((step + 1) << shift) - 1;
    }

    long count() {
        return count;
    }

    long total() {
        return total;
    }

    long longest() {
        return longest;
    }

    /** The duration that this share of them, 0 to 1, does not exceed. */
    long quantile(double share) {
        // Just below, as the share may be a rounded quotient, and the next rank is too high.
        final long rank = Math.max(1, (long) Math.ceil(Math.nextDown(share) * count));
        long seen = 0;
        for (int i = 0; i < counts.length; i++) {
            seen += counts[i];
            if (seen >= rank) {
                return Math.min(highest(i), longest);
            }
        }
        return 0;
    }

    void forEach(GapConsumer consumer) {
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0) {
                consumer.accept(Math.min(highest(i), longest), counts[i]);
            }
        }
    }
}
