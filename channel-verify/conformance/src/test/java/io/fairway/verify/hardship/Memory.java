package io.fairway.verify.hardship;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.ThreadMXBean;
import io.fairway.testing.Actors;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.util.Collection;

/** Measures the heap, and what a thread allocates. */
final class Memory {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int COLLECTIONS = 4;
    private static final int MOST_COLLECTIONS = 30;
    private static final int ATTEMPTS = 8;

    private Memory() {}

    /** What is used after a collection, in bytes: the least of some, as other threads allocate. */
    static long used() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
            final Runtime runtime = Runtime.getRuntime();
            least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
        }
        return least;
    }

    /** What this thread allocates in so many uses: the best of some attempts, the first warm up. */
    static long allocatedBy(int uses, Actors.Action use) throws Exception {
        long least = Long.MAX_VALUE;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            final long before = THREADS.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < uses; i++) {
                use.run();
            }
            least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
        }
        return least;
    }

    /** Fails unless all of these can be collected. */
    static void expectCollected(Collection<? extends WeakReference<?>> references) {
        long left = references.size();
        for (int i = 0; left > 0 && i < MOST_COLLECTIONS; i++) {
            System.gc();
            left = references.stream().filter(each -> each.get() != null).count();
        }
        assertEquals(0, left, "kept of " + references.size());
    }
}
