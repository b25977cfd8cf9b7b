package io.fairway.verify.hardship;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fairway.testing.Actors;
import java.util.concurrent.TimeUnit;

/** Repeats something, and watches that the heap does not grow by it. */
final class FlatHeap {
    /**
     * How much more may be used at the end: what the JVM and the test's own threads need. A leak of
     * the smallest object per use, 16 bytes, is beyond it from 8,192 uses on.
     */
    private static final long BOUND = 128 * 1024;

    private static final int POINTS = 5;
    private static final long PROGRESS_NANOS = TimeUnit.SECONDS.toNanos(10);

    private FlatHeap() {}

    /** Runs it so many times; measures at several points, the first after a tenth of them. */
    static void repeat(String what, int times, Actors.Action use) throws Exception {
        final int warmUp = Math.max(1, times / 10);
        run(what, 0, warmUp, use);
        final long first = Memory.used();
        final StringBuilder points = new StringBuilder().append(first / 1024);
        long last = first;
        for (int point = 0; point < POINTS; point++) {
            final int from = warmUp + (int) ((long) (times - warmUp) * point / POINTS);
            final int to = warmUp + (int) ((long) (times - warmUp) * (point + 1) / POINTS);
            run(what, from, to, use);
            last = Memory.used();
            points.append(", ").append(last / 1024);
        }
        System.out.println(what + ", " + times + " times; heap used, in KiB: " + points);
        assertTrue(
                last - first <= BOUND,
                what + ": the heap grew by " + (last - first) + " bytes; in KiB: " + points);
    }

    private static void run(String what, int from, int to, Actors.Action use) throws Exception {
        long nextLine = System.nanoTime() + PROGRESS_NANOS;
        for (int i = from; i < to; i++) {
            use.run();
            if (i % 64 == 0 && System.nanoTime() - nextLine > 0) {
                System.out.println(what + ": " + i);
                nextLine += PROGRESS_NANOS;
            }
        }
    }
}
