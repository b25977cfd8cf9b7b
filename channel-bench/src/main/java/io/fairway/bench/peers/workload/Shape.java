package io.fairway.bench.peers.workload;

/**
 * Who uses a channel, and how much it holds.
 *
 * @param producers how many threads send
 * @param consumers how many threads receive
 * @param capacity how many elements it holds; 0 if unbuffered
 * @param threads what runs them
 */
public record Shape(int producers, int consumers, int capacity, ThreadKind threads) {

    static Shape platform(int producers, int consumers, int capacity) {
        return new Shape(producers, consumers, capacity, ThreadKind.PLATFORM);
    }

    static Shape virtual(int producers, int consumers, int capacity) {
        return new Shape(producers, consumers, capacity, ThreadKind.VIRTUAL);
    }

    /** Whether the threads are virtual. */
    public boolean isVirtual() {
        return threads == ThreadKind.VIRTUAL;
    }
}
