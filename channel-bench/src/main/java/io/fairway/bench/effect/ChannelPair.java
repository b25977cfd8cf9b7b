package io.fairway.bench.effect;

import io.fairway.affinity.CpuSet;
import io.fairway.affinity.Pinning;
import io.fairway.channel.Channel;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** Two threads and the channels between them, for one measurement. */
final class ChannelPair {
    private static final int CAPACITY = 1024;
    private static final int DIGITS = 3;

    /** Longer than a thread takes to start; one that cannot be pinned does not come. */
    private static final long PATIENCE_SECONDS = 30;

    private static final Object MESSAGE = new Object();

    private final EffectOptions options;
    private final CpuSet producer;
    private final CpuSet consumer;
    private final CyclicBarrier begin = new CyclicBarrier(2);

    /** For threads that are pinned to these processors, or to none. */
    ChannelPair(EffectOptions options, CpuSet producer, CpuSet consumer) {
        this.options = options;
        this.producer = producer;
        this.consumer = consumer;
    }

    Measurement measure() throws InterruptedException {
        final double throughput = throughput();
        final Histogram roundTrips = roundTrips();
        return new Measurement(
                throughput,
                roundTrips.getValueAtPercentile(50),
                roundTrips.getValueAtPercentile(99));
    }

    private double throughput() throws InterruptedException {
        final Channel<Object> channel = channel();
        final long nanos =
                both(
                        () -> {
                            final long start = System.nanoTime();
                            for (int i = 0; i < options.messages(); i++) {
                                channel.send(MESSAGE);
                            }
                            channel.close();
                            return start;
                        },
                        () -> {
                            long received = 0;
                            while (channel.recv() != null) {
                                received++;
                            }
                            final long end = System.nanoTime();
                            requireAll(received, options.messages());
                            return end;
                        });
        return options.messages() * 1e9 / nanos;
    }

    private Histogram roundTrips() throws InterruptedException {
        final Channel<Object> there = channel();
        final Channel<Object> back = channel();
        final Histogram histogram = new Histogram(DIGITS);
        both(
                () -> {
                    for (int i = 0; i < options.roundTrips(); i++) {
                        final long sent = System.nanoTime();
                        there.send(MESSAGE);
                        back.recv();
                        histogram.recordValue(System.nanoTime() - sent);
                    }
                    there.close();
                    return 0L;
                },
                () -> {
                    while (there.recv() != null) {
                        back.send(MESSAGE);
                    }
                    return 0L;
                });
        requireAll(histogram.getTotalCount(), options.roundTrips());
        return histogram;
    }

    private static void requireAll(long received, long sent) {
        if (received != sent) {
            throw new IllegalStateException(received + " of " + sent + " messages came");
        }
    }

    private Channel<Object> channel() {
        return Channel.<Object>builder()
                .capacity(CAPACITY)
                .singleProducer()
                .singleConsumer()
                .waitStrategy(options.waitStrategy())
                .build();
    }

    /** Runs both at once; the result of the second less that of the first. */
    private long both(Callable<Long> first, Callable<Long> second) throws InterruptedException {
        final FutureTask<Long> one = start("fairway-producer", producer, first);
        final FutureTask<Long> other = start("fairway-consumer", consumer, second);
        try {
            final long from = one.get();
            return other.get() - from;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException("a thread failed", e.getCause());
        }
    }

    private FutureTask<Long> start(String name, CpuSet cpus, Callable<Long> work) {
        final FutureTask<Long> task =
                new FutureTask<>(
                        () -> {
                            final Pinning pinning = pin(cpus);
                            try (pinning) {
                                begin.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
                                return work.call();
                            }
                        });
        final Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
        return task;
    }

    /** Strictly, as figures of other places would be wrong; null if not to be pinned. */
    private static Pinning pin(CpuSet cpus) {
        return cpus.isEmpty() ? null : Pinning.pin(cpus);
    }
}
