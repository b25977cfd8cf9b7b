package io.fairway.bench.peers.workload;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Senders that send as fast as they can for a while, and receivers that receive it all: through one
 * channel.
 *
 * <p>Time is fixed, and counted is what arrived. With the number of messages fixed instead, a run
 * would take from a millisecond to a minute, by implementation.
 */
final class StreamLoad implements Load {
    /** How often to look whether it is time to stop; in messages, as a look is not free. */
    private static final int LOOK = 32;

    private final Transport transport;
    private final Shape shape;
    private final long sliceNanos;
    private final Crew crew;

    private final AtomicInteger sending = new AtomicInteger();
    private final Tally tally = new Tally();

    private volatile boolean stopping;

    StreamLoad(Transport transport, Shape shape, long sliceNanos) {
        this.transport = transport;
        this.shape = shape;
        this.sliceNanos = sliceNanos;
        final List<Crew.Part> parts = new ArrayList<>();
        for (int i = 0; i < shape.consumers(); i++) {
            parts.add(this::receive);
        }
        for (int i = 0; i < shape.producers(); i++) {
            parts.add(this::send);
        }
        this.crew = new Crew(shape.threads(), parts);
    }

    @Override
    public long run() throws InterruptedException {
        sending.set(shape.producers());
        stopping = false;
        crew.begin();
        LockSupport.parkNanos(sliceNanos);
        stopping = true;
        crew.await();
        return tally.checkAndReset();
    }

    private void send() throws InterruptedException {
        long count = 0;
        do {
            for (int i = 0; i < LOOK; i++) {
                transport.send(Item.at(count++));
            }
        } while (!stopping);
        tally.sent(count);
        if (sending.decrementAndGet() == 0) { // all others' messages are in
            for (int i = 0; i < shape.consumers(); i++) {
                transport.send(Item.PILL);
            }
        }
    }

    private void receive() throws InterruptedException {
        long count = 0;
        long sum = 0;
        for (Item item = transport.recv(); item != Item.PILL; item = transport.recv()) {
            count++;
            sum += item.value();
        }
        tally.received(count, sum);
    }

    @Override
    public void close() {
        crew.close();
    }
}
