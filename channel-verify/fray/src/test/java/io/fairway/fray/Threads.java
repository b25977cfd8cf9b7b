package io.fairway.fray;

import java.util.ArrayList;
import java.util.List;

/** The threads of one scenario. What any of them throws fails it. */
public final class Threads {

    /** What a thread does. */
    @FunctionalInterface
    public interface Body {
        void run() throws Exception;
    }

    private final List<Thread> threads = new ArrayList<>();
    private final List<Throwable> failures = new ArrayList<>();

    /** Starts a thread. */
    public Thread start(String name, Body body) {
        final Thread thread =
                new Thread(
                        () -> {
                            try {
                                body.run();
                            } catch (Throwable e) {
                                fail(e);
                            }
                        },
                        name);
        threads.add(thread);
        thread.start();
        return thread;
    }

    private void fail(Throwable e) {
        synchronized (failures) {
            failures.add(e);
        }
    }

    /** Waits for all threads; without a limit, so that one that is never woken is a deadlock. */
    public void join() throws InterruptedException {
        for (Thread thread : threads) {
            thread.join();
        }
        synchronized (failures) {
            if (!failures.isEmpty()) {
                throw new AssertionError("in a thread of the scenario", failures.get(0));
            }
        }
    }
}
