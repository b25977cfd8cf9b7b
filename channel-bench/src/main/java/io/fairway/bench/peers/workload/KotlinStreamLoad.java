package io.fairway.bench.peers.workload;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import kotlinx.coroutines.channels.Channel;

/** As {@link StreamLoad}, of coroutines. */
final class KotlinStreamLoad implements Load {
    private static final int LOOK = 32;

    private final Channel<Item> channel;
    private final Shape shape;
    private final long sliceNanos;
    private final KotlinCrew crew = new KotlinCrew();
    private final Tally tally = new Tally();
    private final AtomicInteger sending = new AtomicInteger();

    private volatile boolean stopping;

    KotlinStreamLoad(Shape shape, long sliceNanos) {
        this.channel = KotlinChannels.create(shape);
        this.shape = shape;
        this.sliceNanos = sliceNanos;
    }

    @Override
    public long run() throws InterruptedException {
        sending.set(shape.producers());
        stopping = false;
        final List<KotlinBody> bodies = new ArrayList<>();
        for (int i = 0; i < shape.consumers(); i++) {
            bodies.add(new KotlinReceiving(channel, tally));
        }
        for (int i = 0; i < shape.producers(); i++) {
            bodies.add(new KotlinSending(channel, LOOK, () -> stopping, tally, this::pills));
        }
        crew.begin(bodies);
        LockSupport.parkNanos(sliceNanos);
        stopping = true;
        crew.await(bodies.size());
        return tally.checkAndReset();
    }

    private int pills() {
        return sending.decrementAndGet() == 0 ? shape.consumers() : 0;
    }
}
