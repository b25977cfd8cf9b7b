package io.fairway.bench.peers.workload;

import java.util.concurrent.LinkedTransferQueue;

/** A {@link LinkedTransferQueue} as an unbuffered channel. */
final class TransferTransport implements Transport {
    private final LinkedTransferQueue<Item> queue = new LinkedTransferQueue<>();

    @Override
    public void send(Item item) throws InterruptedException {
        queue.transfer(item);
    }

    @Override
    public Item recv() throws InterruptedException {
        return queue.take();
    }
}
