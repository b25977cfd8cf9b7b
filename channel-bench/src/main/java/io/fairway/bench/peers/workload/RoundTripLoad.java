package io.fairway.bench.peers.workload;

import java.util.List;
import org.HdrHistogram.Histogram;

/** One message at a time, there and back, between two threads. */
final class RoundTripLoad implements LatencyLoad {
    private final Transport there;
    private final Transport back;
    private final Crew crew;

    // Given to the crew at the start, and read by it after.
    private long nanos;
    private Histogram histogram;

    private long trips;

    private volatile boolean ending;

    RoundTripLoad(Transport there, Transport back, ThreadKind threads) {
        this.there = there;
        this.back = back;
        this.crew = new Crew(threads, List.of(this::answer, this::ask));
    }

    @Override
    public void run(long duration, Histogram into) throws InterruptedException {
        nanos = duration;
        histogram = into;
        ending = false;
        crew.run();
    }

    private void ask() throws InterruptedException {
        final long end = System.nanoTime() + nanos;
        long start = System.nanoTime();
        // No field is written but for the last trip: the other thread reads one of the same line.
        long trip = trips;
        boolean last = false;
        while (!last) {
            last = start - end >= 0;
            if (last) {
                ending = true;
            }
            final Item item = Item.at(trip++);
            start = System.nanoTime();
            there.send(item);
            final Item answer = back.recv();
            final long now = System.nanoTime();
            if (answer != item) {
                throw new WrongResultException("the answer to " + item + " is " + answer);
            }
            histogram.recordValue(now - start);
        }
        trips = trip;
    }

    private void answer() throws InterruptedException {
        boolean last;
        do {
            final Item item = there.recv();
            last = ending; // set before the last is sent, and after the one before was answered
            back.send(item);
        } while (!last);
    }

    @Override
    public void close() {
        crew.close();
    }
}
