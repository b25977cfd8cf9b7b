package io.fairway.affinity;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Watches a thread from its creation on, and until closed by that thread. Then, as the kernel
 * forgets threads that have ended, it keeps what it has seen.
 */
public final class AffinityWatch implements AutoCloseable {
    private final Thread thread = Thread.currentThread();
    private final String name = thread.getName();
    private final Reading<Integer> tid;
    private final @Nullable PinResult pin;
    private final Supplier<ThreadCounters> source;
    private final Topology topology;
    private final ThreadCounters before;
    private final long start = System.nanoTime();

    private volatile @Nullable ThreadAffinity last;

    /** Watches the calling thread. */
    AffinityWatch(
            Reading<Integer> tid,
            @Nullable PinResult pin,
            Supplier<ThreadCounters> source,
            Topology topology) {
        this.tid = tid;
        this.pin = pin;
        this.source = source;
        this.topology = topology;
        this.before = source.get();
    }

    /**
     * What happened to the thread since it has been watched. For any thread.
     *
     * @return up to now, or up to the closing
     */
    public ThreadAffinity read() {
        final ThreadAffinity kept = last;
        return kept == null ? readNow() : kept;
    }

    private ThreadAffinity readNow() {
        final ThreadCounters now =
                thread.isAlive()
                        ? source.get()
                        : ThreadCounters.absent("the thread ended before its watch was closed");
        return new ThreadAffinity(
                name,
                tid,
                Optional.ofNullable(pin),
                now.mask(),
                now.cpu(),
                node(now.cpu()),
                Reading.difference(before.migrations(), now.migrations()),
                Reading.difference(before.voluntary(), now.voluntary()),
                Reading.difference(before.involuntary(), now.involuntary()),
                Reading.difference(before.runQueueNanos(), now.runQueueNanos()),
                System.nanoTime() - start);
    }

    private Reading<Integer> node(Reading<Integer> cpu) {
        if (cpu.value() == null) {
            return cpu;
        }
        return topology.cpu(cpu.value())
                .map(Cpu::node)
                .filter(each -> each != Cpu.NO_NODE)
                .map(Reading::of)
                .orElseGet(() -> Reading.absent("the host does not tell the processor's node"));
    }

    /**
     * Ends the watch, before the thread's mask is restored. Does nothing the second time.
     *
     * @throws IllegalStateException if called by another thread than the watched one
     */
    @Override
    public void close() {
        if (Thread.currentThread() != thread) {
            throw new IllegalStateException("a watch is closed by the thread that it watches");
        }
        if (last == null) {
            last = readNow();
        }
    }
}
