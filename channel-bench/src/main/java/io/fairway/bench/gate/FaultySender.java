package io.fairway.bench.gate;

import io.fairway.channel.Channel;

/** Sends, and does what the fault says before. For one thread. */
final class FaultySender {
    static final long DELAY_NANOS = 3_000;

    /** The share of sends that are delayed, in 1024ths: 2 in 100. */
    private static final int DELAYED_IN_1024 = 20;

    private static final int SCALE_BITS = 10;

    private final Channel<Object> channel;
    private final Fault fault;
    private long random;

    /** Written so that the compiler cannot leave the allocation out. */
    private Object garbage;

    FaultySender(Channel<Object> channel, Fault fault, long seed) {
        this.channel = channel;
        this.fault = fault;
        this.random = seed * 2 + 1; // not zero, where the generator would stay
    }

    void send(Object message) throws InterruptedException {
        switch (fault) {
            case NONE -> {}
            case DELAY -> delaySome();
            case ALLOCATION -> garbage = new Object();
        }
        channel.send(message);
    }

    private void delaySome() {
        random ^= random << 13;
        random ^= random >>> 7;
        random ^= random << 17;
        if (random >>> (Long.SIZE - SCALE_BITS) < DELAYED_IN_1024) {
            final long start = System.nanoTime();
            while (System.nanoTime() - start < DELAY_NANOS) {
                Thread.onSpinWait();
            }
        }
    }

    /** The last object that an allocating fault made, or null. */
    Object garbage() {
        return garbage;
    }
}
