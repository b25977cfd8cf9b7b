package io.fairway.affinity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class GapLoopTest {

    @Test
    @DisplayName("of a clock with known gaps it counts exactly those above the threshold")
    void knownGaps() {
        final GapCounts gaps = new GapCounts();
        final GapLoop loop = run(1_000, gaps, 20, 1_000, 1_001, 30, 1_500, 1_500, 999, 2_047);

        assertEquals(Map.of(1_001L, 1L, 1_500L, 2L, 2_047L, 1L), all(gaps));
        assertEquals(4, gaps.count());
        assertEquals(1_001 + 1_500 + 1_500 + 2_047, gaps.total());
        assertEquals(2_047, gaps.longest());
        assertEquals(9, loop.readings());
        assertEquals(20 + 1_000 + 1_001 + 30 + 1_500 + 1_500 + 999 + 2_047, loop.elapsedNanos());
    }

    @Test
    @DisplayName("a clock that passes from positive to negative makes no difference")
    void overflowingClock() {
        final GapCounts gaps = new GapCounts();
        final GapLoop loop = new GapLoop(clock(Long.MAX_VALUE - 5, 10, 700, 10), 500);
        loop.run(720, gaps);
        assertEquals(Map.of(700L, 1L), all(gaps));
        assertEquals(720, loop.elapsedNanos());
    }

    @Test
    @DisplayName("it ends at its time, and when it is stopped")
    void ends() {
        final GapLoop timed = new GapLoop(clock(0, 10, 10, 10, 10), 5);
        timed.run(20, new GapCounts());
        assertEquals(3, timed.readings());

        final GapLoop stopped = new GapLoop(System::nanoTime, 5);
        stopped.stop();
        stopped.run(Long.MAX_VALUE, new GapCounts());
        assertEquals(1, stopped.readings());
    }

    @Test
    @DisplayName("durations are counted to three digits, count, sum and longest exactly")
    void threeDigits() {
        final long seed = Long.getLong("fairway.test.seed", System.nanoTime());
        System.out.println("replay with -Dfairway.test.seed=" + seed);
        final Random random = new Random(seed);
        final GapCounts gaps = new GapCounts();
        final long[] durations = new long[20_000];
        // Of every magnitude, with an end of two: the sum must not overflow.
        Arrays.setAll(durations, i -> random.nextLong() >>> 16 + random.nextInt(47));
        Arrays.stream(durations).forEach(gaps::add);
        Arrays.sort(durations);

        assertEquals(durations.length, gaps.count());
        assertEquals(Arrays.stream(durations).sum(), gaps.total());
        assertEquals(durations[durations.length - 1], gaps.longest());
        for (int rank = 1; rank <= durations.length; rank++) {
            final long exact = durations[rank - 1];
            final long counted = gaps.quantile((double) rank / durations.length);
            assertTrue(counted >= exact && counted - exact <= exact / 1_024, exact + " " + counted);
        }
        assertEquals(durations.length, all(gaps).values().stream().mapToLong(each -> each).sum());
    }

    @Test
    @DisplayName("the longest duration that there can be is counted")
    void extremes() {
        final GapCounts gaps = new GapCounts();
        assertEquals(0, gaps.quantile(1));
        gaps.add(Long.MAX_VALUE);
        gaps.add(0);
        assertEquals(Map.of(0L, 1L, Long.MAX_VALUE, 1L), all(gaps));
        assertEquals(0, gaps.quantile(0.5));
        assertEquals(Long.MAX_VALUE, gaps.quantile(1));
    }

    @Test
    @DisplayName("the loop allocates nothing")
    void allocatesNothing() {
        final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        final GapCounts gaps = new GapCounts();
        final GapLoop loop = new GapLoop(System::nanoTime, 0);
        loop.run(TimeUnit.MILLISECONDS.toNanos(50), gaps);
        threads.getCurrentThreadAllocatedBytes();

        final long before = threads.getCurrentThreadAllocatedBytes();
        loop.run(TimeUnit.MILLISECONDS.toNanos(50), gaps);
        final long after = threads.getCurrentThreadAllocatedBytes();

        assertTrue(gaps.count() > 1_000, "counted " + gaps.count());
        assertEquals(0, after - before);
    }

    /** Runs a loop over these gaps to their end. */
    private static GapLoop run(long threshold, GapCounts counts, long... gaps) {
        final GapLoop loop = new GapLoop(clock(0, gaps), threshold);
        loop.run(Arrays.stream(gaps).sum(), counts);
        return loop;
    }

    /** A clock that fails the test if it is read once more than it has gaps. */
    private static LongSupplier clock(long start, long... gaps) {
        return new LongSupplier() {
            private long now = start;
            private int next = -1;

            @Override
            public long getAsLong() {
                if (next >= 0) {
                    now += gaps[next];
                }
                next++;
                return now;
            }
        };
    }

    private static Map<Long, Long> all(GapCounts gaps) {
        final Map<Long, Long> all = new LinkedHashMap<>();
        gaps.forEach(all::put);
        assertEquals(new TreeMap<>(all).keySet().stream().toList(), all.keySet().stream().toList());
        return all;
    }
}
