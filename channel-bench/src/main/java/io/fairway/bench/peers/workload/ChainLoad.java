package io.fairway.bench.peers.workload;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * A row of stages, each of which receives from the one before and sends to the one after, with a
 * source at one end and a sink at the other. Counted is each hand-off from one to the next.
 */
final class ChainLoad implements Load {
    private final long sliceNanos;
    private final int handOffs;
    private final Crew crew;

    private final Tally tally = new Tally();

    private volatile boolean stopping;

    ChainLoad(Supplier<Transport> transports, int length, ThreadKind threads, long sliceNanos) {
        this.sliceNanos = sliceNanos;
        this.handOffs = length + 1;
        final List<Crew.Part> parts = new ArrayList<>();
        final Transport first = transports.get();
        Transport last = first;
        for (int i = 0; i < length; i++) {
            final Transport from = last;
            final Transport to = transports.get();
            parts.add(() -> forward(from, to));
            last = to;
        }
        final Transport end = last;
        parts.add(() -> drain(end));
        parts.add(() -> feed(first));
        this.crew = new Crew(threads, parts);
    }

    @Override
    public long run() throws InterruptedException {
        stopping = false;
        crew.begin();
        LockSupport.parkNanos(sliceNanos);
        stopping = true;
        crew.await();
        return tally.checkAndReset() * handOffs;
    }

    private void feed(Transport to) throws InterruptedException {
        long count = 0;
        do {
            to.send(Item.at(count++));
        } while (!stopping);
        tally.sent(count);
        to.send(Item.PILL);
    }

    /**
     * Until the end of the slice, and not for ever: of a thousand threads that stay in one call
     * many would still be in the interpreter, which can be left only here and there, when all else
     * is compiled; and to park from there takes twice as long.
     */
    private static void forward(Transport from, Transport to) throws InterruptedException {
        Item item;
        do {
            item = from.recv();
            to.send(item);
        } while (item != Item.PILL);
    }

    private void drain(Transport from) throws InterruptedException {
        long count = 0;
        long sum = 0;
        for (Item item = from.recv(); item != Item.PILL; item = from.recv()) {
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
