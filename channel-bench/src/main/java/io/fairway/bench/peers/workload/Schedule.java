package io.fairway.bench.peers.workload;

/**
 * When messages are due.
 *
 * @param perSecond how many in a second
 * @param burst how many at once
 */
record Schedule(int perSecond, int burst) {
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    /** The same, but with so many a second if there would be fewer. */
    Schedule atLeast(int rate) {
        return new Schedule(Math.max(rate, perSecond), burst);
    }

    /** The nanoseconds from the start to when a message is due. */
    long due(long message) {
        return message / burst * burst * NANOS_PER_SECOND / perSecond;
    }

    /** How many messages are due in a time: whole bursts, and one at least. */
    long messages(long nanos) {
        final long bursts = nanos / (burst * NANOS_PER_SECOND / perSecond);
        return Math.max(1, bursts) * burst;
    }
}
