package io.fairway.bench.peers.workload;

/** How a workload is measured. */
public enum Kind {
    /** One thread sends and receives. */
    PAIR,
    /** Senders and receivers on one channel, as fast as they can. */
    STREAM,
    /** The same with more threads than processors. */
    CROWD,
    /** A row of stages. */
    CHAIN,
    /** Messages there and back; percentiles. */
    ROUND_TRIP,
    /** Messages at set times, one way; percentiles. */
    OPEN_LOOP,
    /** Select over channels. */
    SELECT,
    /** Select over channels with a timeout that does not come. */
    SELECT_TIMEOUT,
    /** Looks at a closed channel. */
    CLOSED_POLL,
    /** Elements in batches. */
    DRAIN,
    /** Nothing to do. */
    IDLE;

    /** Whether it has percentiles. */
    public boolean isLatency() {
        return this == ROUND_TRIP || this == OPEN_LOOP;
    }

    /** Whether JMH can measure it. */
    public boolean isForJmh() {
        return !isLatency() && this != IDLE;
    }
}
