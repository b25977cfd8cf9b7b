package io.fairway.fray;

import io.fairway.channel.Channel;
import io.fairway.channel.ChannelBuilder;
import io.fairway.channel.WaitStrategy;

/** The kinds of channel whose schedules are explored, each with its smallest capacities. */
public enum Kind {
    UNBUFFERED(0, false, false),
    /** Threads idle a little, and so meet before they get in line. */
    UNBUFFERED_MEETING(0, false, false),
    MPMC_1(1, false, false),
    MPMC_2(2, false, false),
    MPSC_1(1, false, true),
    MPSC_2(2, false, true),
    SPSC_1(1, true, true),
    SPSC_2(2, true, true);

    public final int capacity;
    public final boolean singleProducer;
    public final boolean singleConsumer;

    Kind(int capacity, boolean singleProducer, boolean singleConsumer) {
        this.capacity = capacity;
        this.singleProducer = singleProducer;
        this.singleConsumer = singleConsumer;
    }

    /** How many threads may send: two, if it is for more than one. */
    public int senders() {
        return singleProducer ? 1 : 2;
    }

    /** How many threads may receive: two, if it is for more than one. */
    public int receivers() {
        return singleConsumer ? 1 : 2;
    }

    /** A builder of such a channel, which parks at once if not said otherwise. */
    public <T> ChannelBuilder<T> builder() {
        final ChannelBuilder<T> builder = Channel.builder();
        builder.waitStrategy(
                this == UNBUFFERED_MEETING ? round -> round < 2 : WaitStrategy.parking());
        if (capacity > 0) {
            builder.capacity(capacity);
        }
        if (singleProducer) {
            builder.singleProducer();
        }
        if (singleConsumer) {
            builder.singleConsumer();
        }
        return builder;
    }
}
