package io.fairway.bench.peers.workload;

import com.softwaremill.jox.Channel;

/** The channels of jox. */
final class JoxTransport implements Transport {
    private final Channel<Item> channel;

    private JoxTransport(Channel<Item> channel) {
        this.channel = channel;
    }

    static Transport create(Shape shape) {
        return new JoxTransport(channel(shape.capacity()));
    }

    static Channel<Item> channel(int capacity) {
        return capacity == 0
                ? Channel.newRendezvousChannel()
                : Channel.newBufferedChannel(capacity);
    }

    @Override
    public void send(Item item) throws InterruptedException {
        channel.send(item);
    }

    @Override
    public Item recv() throws InterruptedException {
        return channel.receive();
    }
}
