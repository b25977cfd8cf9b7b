package io.fairway.channel;

import io.fairway.channel.blocking.Yielding;

/** The channels of the tests. Who blocks gets in line at once, and never parks. */
public final class Channels {
    private Channels() {}

    private static ChannelBuilder<Payload> builder() {
        return Channel.<Payload>builder()
                .environment(Yielding.YIELDING)
                .waitStrategy(WaitStrategy.parking());
    }

    public static Channel<Payload> unbuffered() {
        return builder().build();
    }

    public static Channel<Payload> bounded(int capacity) {
        return builder().capacity(capacity).build();
    }

    /** For one producer and one consumer. */
    public static Channel<Payload> single(int capacity) {
        return builder().capacity(capacity).singleProducer().singleConsumer().build();
    }

    /** The same, with as many elements as it can hold, of value 1. */
    public static Channel<Payload> filled(Channel<Payload> channel) {
        for (int i = 0; i < channel.capacity(); i++) {
            channel.trySend(new Payload(1));
        }
        return channel;
    }

    /** Sends, blocking if need be. */
    public static void send(Channel<Payload> channel, Payload element) {
        try {
            channel.send(element);
        } catch (InterruptedException e) {
            throw new AssertionError("nobody interrupts", e);
        }
    }

    /** Receives, blocking if need be. */
    public static Payload recv(Channel<Payload> channel) {
        try {
            return channel.recv();
        } catch (InterruptedException e) {
            throw new AssertionError("nobody interrupts", e);
        }
    }

    /** Throws if the channel's line and its ring do not agree. */
    public static void check(Channel<Payload> channel) {
        ((AbstractChannel<Payload>) channel).handoff.checkInvariants();
    }
}
