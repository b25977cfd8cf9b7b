package io.fairway.bench.peers.workload;

import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * Messages at set times, whether or not the ones before have arrived, from one thread to another. A
 * message's time is from when it was to be sent, so that a sender that was held up does not hide
 * how long its messages were late.
 */
final class OpenLoopLoad implements LatencyLoad {
    private static final int WARM_UP_RATE = 200_000;
    private static final long START_NANOS = 2_000_000; // for both threads to be awake

    private final Transport transport;
    private final Schedule measured;
    private final Crew crew;

    // Given to the crew at the start, and read by it after.
    private Schedule schedule;
    private long before;
    private long messages;
    private long start;
    private Histogram histogram;

    OpenLoopLoad(Transport transport, Schedule schedule) {
        this.transport = transport;
        this.measured = schedule;
        this.crew = new Crew(ThreadKind.PLATFORM, List.of(this::receive, this::send));
    }

    /** At a higher rate if need be, so that what is measured then is compiled. */
    @Override
    public void warmUp(long nanos, Histogram into) throws InterruptedException {
        run(measured.atLeast(WARM_UP_RATE), nanos, into);
    }

    @Override
    public void run(long nanos, Histogram into) throws InterruptedException {
        run(measured, nanos, into);
    }

    private void run(Schedule chosen, long nanos, Histogram into) throws InterruptedException {
        schedule = chosen;
        messages = schedule.messages(nanos);
        histogram = into;
        start = System.nanoTime() + START_NANOS;
        crew.run();
        WrongResultException.check("messages received", messages, into.getTotalCount());
        before += messages;
    }

    private void send() throws InterruptedException {
        for (long i = 0; i < messages; i++) {
            final long due = start + schedule.due(i);
            while (System.nanoTime() - due < 0) {
                Thread.onSpinWait();
            }
            transport.send(Item.at(before + i));
        }
    }

    private void receive() throws InterruptedException {
        for (long i = 0; i < messages; i++) {
            final Item item = transport.recv();
            final long now = System.nanoTime();
            if (item != Item.at(before + i)) {
                throw new WrongResultException("message " + i + " is another: " + item);
            }
            histogram.recordValue(Math.max(0, now - start - schedule.due(i)));
        }
    }

    @Override
    public void close() {
        crew.close();
    }
}
