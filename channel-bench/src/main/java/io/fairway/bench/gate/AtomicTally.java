package io.fairway.bench.gate;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where instrumented classes count what they execute; for one thread at a time. */
public final class AtomicTally {
    private static final long[] COUNTS = new long[AtomicKind.values().length];

    private static volatile Thread counted;

    private AtomicTally() {}

    /** Counts what the calling thread executes from now on. */
    public static void start() {
        Arrays.fill(COUNTS, 0);
        counted = Thread.currentThread();
    }

    /**
     * Stops counting.
     *
     * @return what was counted, in words
     */
    public static String stop() {
        counted = null;
        return Stream.of(AtomicKind.values())
                .map(each -> each + " " + COUNTS[each.ordinal()])
                .collect(Collectors.joining(", "));
    }

    /**
     * Called by instrumented classes.
     *
     * @param kind the ordinal of the kind of the instruction that comes next
     */
    public static void count(int kind) {
        if (Thread.currentThread() == counted) {
            COUNTS[kind]++;
        }
    }
}
