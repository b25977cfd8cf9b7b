package io.fairway.bench.peers.workload;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import kotlinx.coroutines.channels.Channel;

/** As {@link ChainLoad}, of coroutines. */
final class KotlinChainLoad implements Load {
    private final List<Channel<Item>> channels = new ArrayList<>();
    private final long sliceNanos;
    private final KotlinCrew crew = new KotlinCrew();
    private final Tally tally = new Tally();

    private volatile boolean stopping;

    KotlinChainLoad(Shape shape, int stages, long sliceNanos) {
        this.sliceNanos = sliceNanos;
        for (int i = 0; i <= stages; i++) {
            channels.add(KotlinChannels.create(shape));
        }
    }

    @Override
    public long run() throws InterruptedException {
        stopping = false;
        final List<KotlinBody> bodies = new ArrayList<>();
        for (int i = 1; i < channels.size(); i++) {
            bodies.add(new KotlinForwarding(channels.get(i - 1), channels.get(i)));
        }
        bodies.add(new KotlinReceiving(channels.get(channels.size() - 1), tally));
        bodies.add(new KotlinSending(channels.get(0), 1, () -> stopping, tally, () -> 1));
        crew.begin(bodies);
        LockSupport.parkNanos(sliceNanos);
        stopping = true;
        crew.await(bodies.size());
        return tally.checkAndReset() * channels.size();
    }
}
