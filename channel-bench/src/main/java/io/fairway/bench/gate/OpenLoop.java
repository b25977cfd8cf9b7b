package io.fairway.bench.gate;

import io.fairway.affinity.AffinityMonitor;
import io.fairway.affinity.AffinityWatch;
import io.fairway.channel.Channel;
import io.fairway.channel.WaitStrategy;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;

/**
 * Sends messages from one thread to another on a schedule that waits for nobody, through a channel
 * and through a null channel in turn, and records how long after its intended time each came.
 */
final class OpenLoop {
    private static final int DIGITS = 3;
    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final long PATIENCE_SECONDS = 60;
    private static final long SLACK_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** From the meeting of the threads at the begin of a slice to its first message. */
    private static final long LEAD_NANOS = 100_000;

    private final LatencyPlan plan;
    private final Channel<Object> channel;
    private final NullChannel nullChannel = new NullChannel();
    private final NullChannel ready = new NullChannel();
    private final NullChannel started = new NullChannel();
    private final Message[] messages;
    private final Slice[] slices = new Slice[LatencyPlan.SLICES];
    private final CyclicBarrier meeting = new CyclicBarrier(3);
    private final AffinityMonitor monitor = new AffinityMonitor();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    // Each is written by one of the two threads, and read by the controller between two meetings.
    private final GapWatch producerGaps = new GapWatch();
    private final GapWatch consumerGaps = new GapWatch();
    private final WatchedSpinning spinning = new WatchedSpinning(producerGaps, consumerGaps);
    private final long begin = System.nanoTime();
    private Thread producer;
    private Thread consumer;
    private volatile boolean finished;
    private volatile AffinityWatch producerWatch;
    private volatile AffinityWatch consumerWatch;

    OpenLoop(LatencyPlan plan) {
        this.plan = plan;
        this.channel = newChannel(plan.cell());
        this.messages = new Message[plan.messages()];
        for (int i = 0; i < messages.length; i++) {
            messages[i] = new Message();
        }
        for (int i = 0; i < slices.length; i++) {
            slices[i] = new Slice(messages.length, plan.intervalNanos());
        }
    }

    private Channel<Object> newChannel(Cell cell) {
        final WaitStrategy strategy =
                switch (cell.waiting()) {
                    case SPINNING -> spinning;
                    case SPIN_THEN_PARK -> WaitStrategy.spinThenPark();
                    case PARKING -> WaitStrategy.parking();
                };
        return cell.role().builder(cell.capacity()).waitStrategy(strategy).build();
    }

    /** Runs all blocks, and hands each over as soon as it is done. */
    void run(Consumer<Block> sink) throws InterruptedException {
        open();
        for (int i = 0; i < plan.warmupBlocks() && !isLate(1); i++) {
            block();
        }
        for (int i = 0; i < plan.blocks() && (i == 0 || !isLate(2)); i++) {
            sink.accept(block());
        }
        close();
    }

    /** Starts the threads. */
    void open() throws InterruptedException {
        producer = start("fairway-producer", this::produce);
        consumer = start("fairway-consumer", this::consume);
        meet(); // both have begun to watch themselves
    }

    /** Runs a block. */
    Block block() throws InterruptedException {
        final List<AffinityWatch> threads = List.of(producerWatch, consumerWatch);
        final Counters before = Counters.read(threads);
        meet();
        meet();
        final Counters after = Counters.read(threads);
        final Block block = block(after.since(before, List.of(producerGaps, consumerGaps)));
        producerGaps.clear();
        consumerGaps.clear();
        return block;
    }

    /** Ends the threads. */
    void close() throws InterruptedException {
        finished = true;
        meet();
        producer.join();
        consumer.join();
        if (failure.get() != null) {
            throw new IllegalStateException("a thread failed", failure.get());
        }
    }

    private Thread start(String name, Work work) {
        final Thread thread =
                new Thread(
                        () -> {
                            try {
                                work.run();
                            } catch (Throwable e) {
                                failure.compareAndSet(null, e);
                                meeting.reset();
                            }
                        },
                        name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private void meet() throws InterruptedException {
        try {
            meeting.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (BrokenBarrierException | TimeoutException e) {
            throw new IllegalStateException("a thread failed, or is stuck", failure.get());
        }
    }

    /** Whether it takes much longer than planned: an overloaded machine does not keep up. */
    private boolean isLate(int times) {
        return System.nanoTime() - begin > times * (plan.plannedNanos() + SLACK_NANOS);
    }

    private Block block(Witnesses witnesses) {
        final Block block =
                new Block(histogram(), histogram(), histogram(), histogram(), witnesses);
        final Disturbances disturbances = Disturbances.of(producerGaps, consumerGaps);
        for (int i = 0; i < slices.length; i++) {
            if (isOfNullChannel(i)) {
                slices[i].record(block.floor(), block.filteredFloor(), disturbances);
            } else {
                slices[i].record(block.channel(), block.filteredChannel(), disturbances);
            }
        }
        return block;
    }

    /** The channel, the null channel twice, the channel: so a drift touches both alike. */
    private static boolean isOfNullChannel(int slice) {
        return slice == 1 || slice == 2;
    }

    private static Histogram histogram() {
        return new Histogram(LONGEST_NANOS, DIGITS);
    }

    private void produce() throws Exception {
        final FaultySender sender = new FaultySender(channel, plan.fault(), plan.seed());
        try (AffinityWatch watch = monitor.watch()) {
            producerWatch = watch;
            meet();
            for (int block = 0; ; block++) {
                meet();
                if (finished) {
                    break;
                }
                for (int i = 0; i < slices.length; i++) {
                    final long number = (long) block * slices.length + i + 1;
                    if (isOfNullChannel(i)) {
                        publishAll(slices[i], number);
                    } else {
                        sendAll(sender, slices[i], number);
                    }
                }
                meet();
            }
        }
        if ((sender.garbage() != null) != (plan.fault() == Fault.ALLOCATION)) {
            throw new IllegalStateException("the fault was not applied: " + plan.fault());
        }
    }

    private void consume() throws Exception {
        try (AffinityWatch watch = monitor.watch()) {
            consumerWatch = watch;
            spinning.consumerIsHere();
            meet();
            for (int block = 0; ; block++) {
                meet();
                if (finished) {
                    break;
                }
                for (int i = 0; i < slices.length; i++) {
                    final long number = (long) block * slices.length + i + 1;
                    if (isOfNullChannel(i)) {
                        seeAll(slices[i], number);
                    } else {
                        receiveAll(slices[i], number);
                    }
                }
                meet();
            }
        }
    }

    /** Waits for the consumer, and returns when the slice's first message is due. */
    private long begin(Slice slice, long number) {
        while (ready.published() != number) {
            Thread.onSpinWait();
        }
        final long start = System.nanoTime() + LEAD_NANOS;
        slice.begin(start); // plain: the first message publishes it
        return start;
    }

    private void sendAll(FaultySender sender, Slice slice, long number)
            throws InterruptedException {
        begin(slice, number);
        for (int i = 0; i < messages.length; i++) {
            producerGaps.spinUntil(slice.due(i));
            sender.send(messages[i]);
        }
    }

    private void receiveAll(Slice slice, long number) throws InterruptedException {
        ready.publish(number);
        for (int i = 0; i < messages.length; i++) {
            final Object received = channel.recv();
            slice.came(i, System.nanoTime());
            if (received != messages[i]) {
                throw new IllegalStateException("another message than was due, or none");
            }
        }
    }

    private void publishAll(Slice slice, long number) {
        final long start = begin(slice, number);
        nullChannel.publish(0); // the consumer has seen all of the slice before
        started.publish(start);
        for (int i = 0; i < messages.length; i++) {
            producerGaps.spinUntil(slice.due(i));
            nullChannel.publish(i + 1);
        }
    }

    /** Each message counts, also those that come while this thread does not look. */
    private void seeAll(Slice slice, long number) {
        final long stale = started.published();
        ready.publish(number);
        while (started.published() == stale) {
            Thread.onSpinWait();
        }
        long now = System.nanoTime();
        for (int seen = 0; seen < messages.length; ) {
            final long count = nullChannel.published();
            if (count == seen) {
                consumerGaps.waiting(now);
            }
            now = consumerGaps.look(now);
            for (; seen < count; seen++) {
                slice.came(seen, now);
            }
            Thread.onSpinWait();
        }
    }

    /** What travels. */
    private static final class Message {}

    /** What one of the two threads does. */
    private interface Work {
        void run() throws Exception;
    }
}
