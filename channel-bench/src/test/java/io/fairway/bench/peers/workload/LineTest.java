package io.fairway.bench.peers.workload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;

class LineTest {
    private static final int LOOK = 5_000;

    @Test
    void aTripTakesItsShareOfTheLook() throws InterruptedException {
        assumeTrue(
                Runtime.getRuntime().availableProcessors() > 1,
                "one processor: there is no line between two");
        try (Line line = new Line()) {
            for (int i = 0; i < 3; i++) {
                final long start = System.nanoTime();
                final double nanos = line.look();
                final long all = System.nanoTime() - start;
                assertTrue(nanos > 0, nanos + " ns");
                assertTrue(nanos * LOOK <= all, nanos + " ns a trip in " + all);
            }
        }
    }

    @Test
    void aFloorAndASingleThreadHaveNoLineBesideThem() {
        final boolean two = Runtime.getRuntime().availableProcessors() > 1;
        assertEquals(two, Suitability.hasLine(Workload.CAPACITY_1, Implementation.FAIRWAY));
        assertEquals(two, Suitability.hasLine(Workload.ROUND_TRIP_1, Implementation.ABQ));
        assertEquals(false, Suitability.hasLine(Workload.CAPACITY_1, Implementation.LINE));
        assertEquals(false, Suitability.hasLine(Workload.PAIR, Implementation.FAIRWAY));
    }
}
