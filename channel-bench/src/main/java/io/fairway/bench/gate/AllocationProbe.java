package io.fairway.bench.gate;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Counts the bytes that an operation allocates: of many batches the one that allocated least, as
 * the JVM may allocate for itself, and the first ones warm up. A batch is long enough for what
 * allocates now and then to show in each.
 */
final class AllocationProbe {
    private static final int BATCHES = 12;
    private static final long PATIENCE_SECONDS = 120;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final int operations;

    /**
     * A probe.
     *
     * @param operations how many make a batch
     */
    AllocationProbe(int operations) {
        this.operations = operations;
    }

    /** Bytes for each operation, by this platform thread. */
    double measure(Operation operation) throws Exception {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < BATCHES; i++) {
            final long before = THREADS.getCurrentThreadAllocatedBytes();
            repeat(operation);
            least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
        }
        return (double) least / operations;
    }

    /** Bytes for each operation and its counterpart, by two platform threads. */
    double measure(Operation operation, Operation counterpart) throws Exception {
        final FutureTask<Double> other = new FutureTask<>(() -> measure(counterpart));
        start(Thread.ofPlatform().daemon(), other);
        final FutureTask<Double> one = new FutureTask<>(() -> measure(operation));
        start(Thread.ofPlatform().daemon(), one);
        return await(one) + await(other);
    }

    /** Bytes for each operation, by all threads while a virtual one does it. */
    double measureVirtual(Operation operation) throws Exception {
        final FutureTask<Double> task = new FutureTask<>(() -> measureAll(operation));
        start(Thread.ofVirtual(), task);
        return await(task);
    }

    /** Bytes for each operation and its counterpart, by all threads while two virtual ones do. */
    double measureVirtual(Operation operation, Operation counterpart) throws Exception {
        final FutureTask<Double> other =
                new FutureTask<>(
                        () -> {
                            for (int i = 0; i < BATCHES; i++) {
                                repeat(counterpart);
                            }
                            return 0.0;
                        });
        start(Thread.ofVirtual(), other);
        final double bytes = measureVirtual(operation);
        await(other);
        return bytes;
    }

    private double measureAll(Operation operation) throws Exception {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < BATCHES; i++) {
            final long before = THREADS.getTotalThreadAllocatedBytes();
            repeat(operation);
            least = Math.min(least, THREADS.getTotalThreadAllocatedBytes() - before);
        }
        return (double) least / operations;
    }

    private void repeat(Operation operation) throws Exception {
        for (int i = 0; i < operations; i++) {
            operation.run();
        }
    }

    private static void start(Thread.Builder builder, Runnable task) {
        builder.name("fairway-allocation").start(task);
    }

    private static double await(FutureTask<Double> task) throws Exception {
        try {
            return task.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("a thread failed, or is stuck", e);
        }
    }
}
