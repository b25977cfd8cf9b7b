package io.fairway.bench.gate;

import io.fairway.channel.Channel;
import io.fairway.channel.ChannelBuilder;

/** What a channel is promised about its threads. The measurements use one on either side. */
public enum Role {
    /** A single producer and a single consumer. */
    SPSC,
    /** A single consumer. */
    MPSC,
    /** Nothing. */
    MPMC;

    /** A builder of such channels, unbuffered if the capacity is 0. */
    ChannelBuilder<Object> builder(int capacity) {
        final ChannelBuilder<Object> builder = Channel.builder();
        if (capacity > 0) {
            builder.capacity(capacity);
        }
        if (this == SPSC) {
            builder.singleProducer();
        }
        if (this != MPMC) {
            builder.singleConsumer();
        }
        return builder;
    }
}
