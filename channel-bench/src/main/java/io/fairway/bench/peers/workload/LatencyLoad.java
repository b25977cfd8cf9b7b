package io.fairway.bench.peers.workload;

import org.HdrHistogram.Histogram;

/** A workload of which each message's time counts, ready to be measured again and again. */
interface LatencyLoad extends AutoCloseable {

    /**
     * Measures for a while.
     *
     * @param nanos about how long
     * @param into where to record the nanoseconds
     * @throws WrongResultException if an element was lost, or came twice, or was another
     */
    void run(long nanos, Histogram into) throws InterruptedException;

    /** Does the same for what is not to be measured yet. */
    default void warmUp(long nanos, Histogram into) throws InterruptedException {
        run(nanos, into);
    }

    /** Ends the threads of this load. */
    @Override
    void close();
}
