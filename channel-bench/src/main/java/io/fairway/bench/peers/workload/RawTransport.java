package io.fairway.bench.peers.workload;

import java.util.Queue;

/**
 * A queue that cannot block: its users have to try until it works. They spin, and from time to time
 * let others run, without which more threads than processors would wait for the scheduler.
 */
final class RawTransport implements Transport {
    private static final int SPINS = 1000;

    private final Queue<Item> queue;

    RawTransport(Queue<Item> queue) {
        this.queue = queue;
    }

    @Override
    public void send(Item item) {
        for (int spins = 0; !queue.offer(item); spins++) {
            idle(spins);
        }
    }

    @Override
    public Item recv() {
        for (int spins = 0; ; spins++) {
            final Item item = queue.poll();
            if (item != null) {
                return item;
            }
            idle(spins);
        }
    }

    private static void idle(int spins) {
        if (spins < SPINS) {
            Thread.onSpinWait();
        } else {
            Thread.yield();
        }
    }
}
