package io.fairway.bench.peers.workload;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Threads that do their parts of a workload again and again, together. They are the same all the
 * time: a channel that was promised a single producer sees one, and no figure contains the start of
 * a thread.
 */
final class Crew implements AutoCloseable {
    private static final int MOST_LINES = 100;

    /** What a thread does each time. */
    @FunctionalInterface
    interface Part {
        void run() throws InterruptedException;
    }

    private final List<Semaphore> starts = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final Finish finish = new Finish();

    private volatile boolean closed;

    Crew(ThreadKind kind, List<Part> parts) {
        for (Part part : parts) {
            final Semaphore start = new Semaphore(0);
            starts.add(start);
            threads.add(kind.unstarted("crew-" + threads.size(), () -> work(start, part)));
        }
        threads.forEach(Thread::start);
    }

    private void work(Semaphore start, Part part) {
        try {
            for (; ; ) {
                start.acquire();
                part.run();
                finish.arrive();
            }
        } catch (Throwable e) { // whatever it is, the thread that measures has to know
            if (!closed) {
                finish.fail(e);
            }
        }
    }

    /** Has all do their parts once. */
    void run() throws InterruptedException {
        begin();
        await();
    }

    /** Starts all. */
    void begin() {
        starts.forEach(Semaphore::release);
    }

    /** Waits until all have done their parts. */
    void await() throws InterruptedException {
        finish.await(threads.size(), this::stacks);
    }

    private String stacks() {
        return threads.stream()
                .flatMap(each -> Stream.concat(Stream.of(each), Stream.of(each.getStackTrace())))
                .limit(MOST_LINES)
                .map(String::valueOf)
                .collect(Collectors.joining("\n  ", "; stuck at\n  ", ""));
    }

    @Override
    public void close() {
        closed = true;
        threads.forEach(Thread::interrupt);
    }
}
