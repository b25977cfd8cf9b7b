package io.fairway.bench.peers.workload;

import java.util.concurrent.BlockingQueue;

/** The queues of java.util.concurrent that block. */
final class BlockingQueueTransport implements Transport {
    private final BlockingQueue<Item> queue;

    BlockingQueueTransport(BlockingQueue<Item> queue) {
        this.queue = queue;
    }

    @Override
    public void send(Item item) throws InterruptedException {
        queue.put(item);
    }

    @Override
    public Item recv() throws InterruptedException {
        return queue.take();
    }
}
