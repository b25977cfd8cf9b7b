package io.fairway.bench.peers.workload;

import io.fairway.channel.Channel;
import io.fairway.channel.ChannelBuilder;
import io.fairway.channel.WaitStrategy;

/** Fairway's channels. */
final class FairwayTransport implements Transport {
    private final Channel<Item> channel;

    private FairwayTransport(Channel<Item> channel) {
        this.channel = channel;
    }

    static Transport create(Implementation implementation, Shape shape) {
        return new FairwayTransport(channel(implementation, shape));
    }

    static Channel<Item> channel(Implementation implementation, Shape shape) {
        final ChannelBuilder<Item> builder = Channel.builder();
        if (shape.capacity() > 0) {
            builder.capacity(shape.capacity());
        }
        if (implementation != Implementation.FAIRWAY && shape.producers() == 1) {
            builder.singleProducer();
        }
        if (implementation != Implementation.FAIRWAY && shape.consumers() == 1) {
            builder.singleConsumer();
        }
        if (implementation == Implementation.FAIRWAY_SPINNING) {
            builder.waitStrategy(WaitStrategy.spinning());
        }
        return builder.build();
    }

    @Override
    public void send(Item item) throws InterruptedException {
        channel.send(item);
    }

    @Override
    public Item recv() throws InterruptedException {
        return channel.recv();
    }
}
