package io.fairway.bench.peers.workload;

import kotlinx.coroutines.channels.Channel;

/** A channel of Kotlin's where nobody has to wait: for a single thread. */
final class KotlinTransport implements Transport {
    private final Channel<Item> channel;

    KotlinTransport(Shape shape) {
        this.channel = KotlinChannels.create(shape);
    }

    @Override
    public void send(Item item) {
        KotlinChannels.immediate(channel.send(item, KotlinChannels.unit(KotlinChannels.NOBODY)));
    }

    @Override
    public Item recv() {
        return (Item) KotlinChannels.immediate(channel.receive(KotlinChannels.NOBODY));
    }
}
