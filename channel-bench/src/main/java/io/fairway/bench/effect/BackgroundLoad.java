package io.fairway.bench.effect;

import java.util.ArrayList;
import java.util.List;

/** Threads that keep processors busy, wherever the scheduler puts them. */
final class BackgroundLoad implements AutoCloseable {
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stopped;

    private BackgroundLoad() {}

    static BackgroundLoad start(int count) {
        final BackgroundLoad load = new BackgroundLoad();
        for (int i = 0; i < count; i++) {
            final Thread thread = new Thread(load::work, "fairway-load-" + i);
            thread.setDaemon(true);
            load.threads.add(thread);
            thread.start();
        }
        return load;
    }

    private void work() {
        while (!stopped) {
            Thread.onSpinWait();
        }
    }

    /** A load that has ended would make figures of another situation. */
    void requireRunning() {
        for (Thread each : threads) {
            if (!each.isAlive()) {
                throw new IllegalStateException(each.getName() + " has ended");
            }
        }
    }

    @Override
    public void close() {
        stopped = true;
    }
}
