package io.fairway.bench.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the filter takes off, and what it leaves. */
class DisturbancesTest {
    private final GapWatch producer = new GapWatch();
    private final GapWatch consumer = new GapWatch();

    private static void disturb(GapWatch watch, long from, long to, long caughtUp) {
        watch.note(from, to);
        watch.waiting(caughtUp);
    }

    @Test
    @DisplayName("what both threads saw counts once")
    void overlaps() {
        disturb(producer, 100, 200, 220);
        disturb(producer, 500, 600, 600);
        disturb(consumer, 150, 300, 310);
        disturb(consumer, 400, 410, 410);
        final Disturbances all = Disturbances.of(producer, consumer);

        assertEquals(210 + 10 + 100, all.nanosWithin(0, 1_000));
        assertEquals(10, all.nanosWithin(300, 350));
        assertEquals(50, all.nanosWithin(200, 250));
        assertEquals(0, all.nanosWithin(310, 400));
        for (long time : new long[] {100, 219, 309, 405, 599}) {
            assertTrue(all.coverTime(time), "time " + time);
        }
        for (long time : new long[] {0, 99, 310, 399, 410, 600, 1_000}) {
            assertFalse(all.coverTime(time), "time " + time);
        }
    }

    @Test
    @DisplayName("a thread that has not caught up is still disturbed by the gap before")
    void catchingUp() {
        producer.note(100, 200);
        producer.note(250, 300);
        producer.waiting(320);
        producer.waiting(900); // nothing new: it had caught up
        final Disturbances all = Disturbances.of(producer, consumer);

        assertEquals(220, all.nanosWithin(0, 1_000));
    }

    @Test
    @DisplayName("a message is late by what is left when the disturbances are taken off")
    void lateness() {
        disturb(consumer, 1_000, 5_000, 5_100);
        final Slice slice = new Slice(4, 1_000);
        slice.begin(0);
        slice.came(0, 300); // 300 late
        slice.came(1, 5_050); // due in the disturbance
        slice.came(2, 5_060); // due in the disturbance
        slice.came(3, 5_070); // due in the disturbance
        final Slice later = new Slice(1, 1_000);
        later.begin(900);
        later.came(0, 9_000); // 100 before and 3,900 after the disturbance

        final Histogram raw = new Histogram(1_000_000, 5);
        final Histogram filtered = new Histogram(1_000_000, 5);
        final Disturbances all = Disturbances.of(producer, consumer);
        slice.record(raw, filtered, all);
        later.record(raw, filtered, all);

        assertEquals(5, raw.getTotalCount());
        assertEquals(8_100, raw.getMaxValue());
        assertEquals(2, filtered.getTotalCount());
        assertEquals(300, filtered.getMinValue());
        assertEquals(4_000, filtered.getMaxValue());
    }

    @Test
    @DisplayName("a slow message is not excused because something short disturbed it as well")
    void slownessStays() {
        for (int i = 0; i < 100; i++) {
            disturb(producer, 10_000L * i + 5_000, 10_000L * i + 5_010, 10_000L * i + 5_010);
        }
        final Slice slice = new Slice(1, 1);
        slice.begin(0);
        slice.came(0, 1_000_000);
        final Histogram raw = new Histogram(10_000_000, 5);
        final Histogram filtered = new Histogram(10_000_000, 5);

        slice.record(raw, filtered, Disturbances.of(producer, consumer));

        assertEquals(999_000, filtered.getMaxValue(), 10);
    }

    @Test
    @DisplayName("a thread that does not catch up is not excused for ever by one gap")
    void neverCaughtUp() {
        producer.note(100, 200);
        producer.note(5_000, 5_010);
        producer.waiting(9_000);
        final Disturbances all = Disturbances.of(producer, consumer);

        assertEquals(200 + 20, all.nanosWithin(0, 10_000));
        assertTrue(all.coverTime(299));
        assertFalse(all.coverTime(301));
        assertFalse(all.coverTime(6_000));
    }

    @Test
    @DisplayName("a channel that is slow between two pauses is not taken for the machine")
    void slowBetweenPauses() {
        for (int i = 0; i < 20; i++) {
            consumer.pause(false);
            spin(2 * GapWatch.GAP_NANOS);
            consumer.pause(true);
        }

        assertFalse(consumer.isByChance(), "20 of 20 gaps are in the channel's code");
        final long counting =
                IntStream.range(0, consumer.disturbances()).filter(consumer::counts).count();
        assertTrue(counting <= consumer.gaps(), "only what came within pauses counts");
    }

    private static void spin(long nanos) {
        final long start = System.nanoTime();
        while (System.nanoTime() - start < nanos) {
            Thread.onSpinWait();
        }
    }
}
