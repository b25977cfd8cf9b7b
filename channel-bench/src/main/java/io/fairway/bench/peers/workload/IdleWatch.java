package io.fairway.bench.peers.workload;

import com.sun.management.OperatingSystemMXBean;
import io.fairway.channel.Channel;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Channels at both ends of which a thread waits: each pair of threads has one channel that is empty
 * and one that is full. Measured is the processor time of the whole process meanwhile.
 */
final class IdleWatch implements AutoCloseable {
    private static final long POLL_MILLIS = 1;
    private static final long LIMIT_SECONDS = 30;
    private static final double NANOS_PER_SECOND = 1e9;

    private final List<Thread> threads = new ArrayList<>();

    IdleWatch(Shape shape) throws InterruptedException {
        for (int i = 0; i < shape.producers(); i++) {
            final Channel<Item> empty = FairwayTransport.channel(Implementation.FAIRWAY, shape);
            final Channel<Item> full = FairwayTransport.channel(Implementation.FAIRWAY, shape);
            full.send(Item.at(0));
            threads.add(ThreadKind.PLATFORM.unstarted("receiver-" + i, () -> waitFor(empty::recv)));
            threads.add(
                    ThreadKind.PLATFORM.unstarted(
                            "sender-" + i, () -> waitFor(() -> full.send(Item.at(1)))));
        }
        threads.forEach(Thread::start);
        awaitParked();
    }

    private static void waitFor(Crew.Part operation) {
        try {
            operation.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the end of the watch
        }
    }

    private void awaitParked() throws InterruptedException {
        final long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        for (Thread each : threads) {
            while (each.getState() != Thread.State.WAITING) {
                if (System.nanoTime() - end > 0) {
                    throw new WrongResultException(
                            "does not park: " + each + " " + each.getState());
                }
                TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
            }
        }
    }

    /** The nanoseconds of processor time that went by in a second. */
    double watch(long nanos) throws InterruptedException {
        final OperatingSystemMXBean system =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        final long start = System.nanoTime();
        final long cpu = system.getProcessCpuTime();
        TimeUnit.NANOSECONDS.sleep(nanos);
        final long used = system.getProcessCpuTime() - cpu;
        final double seconds = (System.nanoTime() - start) / NANOS_PER_SECOND;
        awaitParked();
        return used / seconds;
    }

    @Override
    public void close() {
        threads.forEach(Thread::interrupt);
    }
}
