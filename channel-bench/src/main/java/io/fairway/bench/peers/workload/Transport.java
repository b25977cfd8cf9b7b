package io.fairway.bench.peers.workload;

/**
 * A channel or queue of any make, as the workloads use it. A JVM that measures loads one of them.
 */
interface Transport {

    /** Sends, waiting for room. */
    void send(Item item) throws InterruptedException;

    /** Receives, waiting for an item. */
    Item recv() throws InterruptedException;
}
