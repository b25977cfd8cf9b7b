package io.fairway.channel;

/** How many threads may use each side of a channel. */
enum Roles {
    MANY(true, true),
    ONE_SENDER(false, true),
    ONE_RECEIVER(true, false),
    ONE_EACH(false, false);

    final boolean manySenders;
    final boolean manyReceivers;

    Roles(boolean manySenders, boolean manyReceivers) {
        this.manySenders = manySenders;
        this.manyReceivers = manyReceivers;
    }

    <T> ChannelBuilder<T> apply(ChannelBuilder<T> builder) {
        if (!manySenders) {
            builder.singleProducer();
        }
        if (!manyReceivers) {
            builder.singleConsumer();
        }
        return builder;
    }
}
