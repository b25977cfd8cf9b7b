package io.fairway.testing;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Bounds every wait of a test, and tells what was stuck. */
final class Watchdog {
    /** How long a wait may take before it counts as stuck; generous, as machines are shared. */
    private static final long SECONDS = 60;

    private Watchdog() {}

    /** Polls until the condition holds; fails the test, with a dump, if it never does. */
    static void await(String what, Supplier<String> state, BooleanSupplier condition) {
        final long deadline = deadline();
        for (int round = 0; !condition.getAsBoolean(); round++) {
            if (System.nanoTime() - deadline > 0) {
                throw stuck(what, state);
            }
            if (round < 100) {
                Thread.onSpinWait();
            } else {
                Thread.yield();
            }
        }
    }

    /** Joins the thread; fails the test, with a dump, if it does not end. */
    static void join(Thread thread, Supplier<String> state) {
        boolean interrupted = false;
        final long deadline = deadline();
        while (thread.isAlive()) {
            final long millis = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (millis <= 0) {
                throw stuck("the end of " + thread, state);
            }
            try {
                thread.join(millis);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static long deadline() {
        return System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds());
    }

    private static long seconds() {
        return Long.getLong("fairway.test.watchdog.seconds", SECONDS);
    }

    private static AssertionError stuck(String what, Supplier<String> state) {
        final StringBuilder dump = new StringBuilder();
        dump.append("stuck for ").append(seconds()).append(" s, waiting for ").append(what);
        dump.append("\n").append(state.get());
        for (Map.Entry<Thread, StackTraceElement[]> each : Thread.getAllStackTraces().entrySet()) {
            dump.append("\n").append(describe(each.getKey(), each.getValue()));
        }
        return new AssertionError(dump.toString());
    }

    static String describe(Thread thread, StackTraceElement[] stack) {
        final StringBuilder text = new StringBuilder();
        text.append(thread).append(' ').append(thread.getState());
        Arrays.stream(stack).limit(20).forEach(frame -> text.append("\n    at ").append(frame));
        return text.toString();
    }
}
