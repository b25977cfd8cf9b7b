package io.fairway.channel;

import io.fairway.testing.ThreadKind;

/** One point of the matrix: a kind of channel, and the kind of threads that use it. */
record Setup(int capacity, Roles roles, Waiting waiting, ThreadKind kind) {

    <T> ChannelBuilder<T> builder() {
        final ChannelBuilder<T> builder = Channel.<T>builder().waitStrategy(waiting.strategy());
        if (capacity > 0) {
            builder.capacity(capacity);
        }
        return roles.apply(builder);
    }

    <T> Channel<T> channel() {
        return this.<T>builder().build();
    }

    /** A channel of this kind, with threads. */
    <T> Scene<T> scene() {
        return new Scene<>(kind, this.<T>channel());
    }

    /** As many threads as may send, but no more than this. */
    int senders(int most) {
        return roles.manySenders ? most : 1;
    }

    /** As many threads as may receive, but no more than this. */
    int receivers(int most) {
        return roles.manyReceivers ? most : 1;
    }

    @Override
    public String toString() {
        return capacity + " " + roles + " " + waiting + " " + kind;
    }
}
