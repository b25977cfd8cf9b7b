package io.fairway.bench.gate;

import io.fairway.channel.WaitStrategy;

/**
 * Spins for ever, as {@link WaitStrategy#spinning}, and sees meanwhile whether the processor was
 * away.
 */
final class WatchedSpinning implements WaitStrategy {
    private final GapWatch producer;
    private final GapWatch consumer;
    private volatile Thread consumerThread;

    WatchedSpinning(GapWatch producer, GapWatch consumer) {
        this.producer = producer;
        this.consumer = consumer;
    }

    /** The calling thread is the consumer. */
    void consumerIsHere() {
        consumerThread = Thread.currentThread();
    }

    @Override
    public boolean idle(int round) {
        (Thread.currentThread() == consumerThread ? consumer : producer).pause(round > 0);
        return true;
    }
}
