package io.fairway.bench.gate;

/**
 * The least that can bring a message from one thread to another: one padded volatile long, which
 * tells how many were sent. What it does to the latency, the machine does.
 */
final class NullChannel extends PaddedCount.PadAfter {

    /** Tells that so many messages were sent. */
    void publish(long newCount) {
        count = newCount;
    }

    /** How many messages were sent. */
    long published() {
        return count;
    }
}
