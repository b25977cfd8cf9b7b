package io.fairway.affinity;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Finds out how often, and for how long, a busy thread on a processor is interrupted: by other
 * threads, by interrupts, by the timer's tick or by a hypervisor. A thread of its own, pinned
 * there, reads the time again and again; where it finds more than a threshold between two readings,
 * it has been interrupted.
 *
 * <p>Keeps the processor busy. Allocates nothing while it samples. Pauses of the JVM, such as of a
 * garbage collector, are counted as well.
 */
public final class JitterSampler implements AutoCloseable {
    /** The compiler needs to have seen the loop, from its beginning and in the middle of it. */
    private static final int WARMUP_ROUNDS = 20;

    private static final long WARMUP_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private final int cpu;
    private final long thresholdNanos;
    private final long longestNanos;
    private final GapLoop loop;
    private final Thread thread;
    private final AtomicReference<@Nullable JitterResult> result = new AtomicReference<>();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    private JitterSampler(int cpu, Duration threshold, Duration longest) {
        this.cpu = cpu;
        this.thresholdNanos = threshold.toNanos();
        this.longestNanos = longest.toNanos();
        this.loop = new GapLoop(System::nanoTime, thresholdNanos);
        this.thread = new Thread(this::sample, "fairway-jitter-" + cpu);
    }

    /**
     * Starts to sample, after a tenth of a second of warm-up.
     *
     * @param cpu the processor to sample; where the thread cannot be pinned to it, it runs
     *     unpinned, and the result says so
     * @param threshold the time between two readings of the clock above which it is an interruption
     * @param longest how long to sample, unless stopped before
     * @return the sampler
     * @throws IllegalArgumentException if the processor is negative or absurd, the threshold is
     *     negative, or the time is not positive
     */
    public static JitterSampler start(int cpu, Duration threshold, Duration longest) {
        CpuSet.of(cpu);
        if (threshold.isNegative()) {
            throw new IllegalArgumentException("threshold: " + threshold + " (must be 0 or more)");
        }
        if (longest.isNegative() || longest.isZero()) {
            throw new IllegalArgumentException("longest: " + longest + " (must be positive)");
        }
        final JitterSampler sampler = new JitterSampler(cpu, threshold, longest);
        sampler.thread.setDaemon(true);
        sampler.thread.start();
        return sampler;
    }

    private void sample() {
        final GapCounts gaps = new GapCounts();
        final GapLoop warmup = new GapLoop(System::nanoTime, thresholdNanos);
        try (Pinning pinning = Pinning.tryPin(CpuSet.of(cpu))) {
            final AffinityMonitor monitor = new AffinityMonitor();
            for (int i = 0; i < WARMUP_ROUNDS; i++) {
                warmup.run(WARMUP_NANOS, new GapCounts());
            }
            final AffinityWatch watch = monitor.watch(pinning.result());
            try (watch) {
                loop.run(longestNanos, gaps);
            }
            result.set(
                    new JitterResult(pinning.result(), watch.read(), thresholdNanos, loop, gaps));
        } catch (RuntimeException | Error e) {
            failure.set(e);
        }
    }

    /**
     * Stops, if it has not ended by itself.
     *
     * @return what it found
     * @throws InterruptedException if interrupted while waiting for the thread to end
     */
    public JitterResult stop() throws InterruptedException {
        loop.stop();
        return await();
    }

    /**
     * Waits until it ends.
     *
     * @return what it found
     * @throws InterruptedException if interrupted while waiting; it goes on then
     */
    public JitterResult await() throws InterruptedException {
        thread.join();
        final JitterResult found = result.get();
        if (found == null) {
            throw new IllegalStateException("the sampler failed", failure.get());
        }
        return found;
    }

    /** Stops, and does not wait for it. */
    @Override
    public void close() {
        loop.stop();
    }
}
