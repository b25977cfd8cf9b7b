package io.fairway.bench.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets a run end well when the JVM is told to shut down, by Ctrl-C for instance: stops the run, and
 * holds the shutdown up until the run has been reported.
 */
final class DrainOnShutdown {
    /** Longer than a drain can take, unless something hangs. */
    private static final long PATIENCE_SECONDS = 20;

    private final Runnable stop;
    private final CountDownLatch reported = new CountDownLatch(1);
    private final Thread hook = new Thread(this::onShutdown, "fairway-shutdown");

    private DrainOnShutdown(Runnable stop) {
        this.stop = stop;
    }

    /**
     * Waits for a shutdown.
     *
     * @param stop stops the run; on another thread
     */
    static DrainOnShutdown install(Runnable stop) {
        final DrainOnShutdown drain = new DrainOnShutdown(stop);
        Runtime.getRuntime().addShutdownHook(drain.hook);
        return drain;
    }

    private void onShutdown() {
        try {
            stop.run();
            reported.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The run has been reported: a shutdown need not wait any more. */
    void uninstall() {
        reported.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The shutdown has begun, and its hook has just been let go.
        }
    }
}
