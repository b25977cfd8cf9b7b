package io.fairway.verify.bugs;

import io.fairway.channel.Channel;
import io.fairway.channel.ChannelBuilder;

/** The kinds of channels that differ inside. */
enum Kind {
    UNBUFFERED(0, true, true),
    BOUNDED_1(1, true, true),
    BOUNDED_3(3, true, true),
    SINGLE_RECEIVER_1(1, true, false),
    SINGLE_EACH_1(1, false, false),
    SINGLE_EACH_3(3, false, false);

    final int capacity;
    final boolean manySenders;
    final boolean manyReceivers;

    Kind(int capacity, boolean manySenders, boolean manyReceivers) {
        this.capacity = capacity;
        this.manySenders = manySenders;
        this.manyReceivers = manyReceivers;
    }

    <T> ChannelBuilder<T> builder() {
        final ChannelBuilder<T> builder = Channel.builder();
        if (capacity > 0) {
            builder.capacity(capacity);
        }
        if (!manySenders) {
            builder.singleProducer();
        }
        return manyReceivers ? builder : builder.singleConsumer();
    }
}
