package io.fairway.verify;

import io.fairway.ring.OfferResult;
import io.fairway.ring.SpscRing;
import org.jetbrains.lincheck.datastructures.Operation;

/** A ring that one thread offers to and one thread polls. */
public abstract class SpscRingOperations extends RingOperations {

    SpscRingOperations(int capacity) {
        super(new SpscRing<>(capacity));
    }

    @Operation(nonParallelGroup = "producer")
    public OfferResult offer(int element) {
        return ring.offer(element);
    }

    @Operation(nonParallelGroup = "consumer")
    public Integer poll() {
        return ring.poll();
    }

    /** With one place. */
    public static final class Capacity1 extends SpscRingOperations {
        public Capacity1() {
            super(1);
        }
    }

    /** With two places. */
    public static final class Capacity2 extends SpscRingOperations {
        public Capacity2() {
            super(2);
        }
    }

    /** With three places, so that a lap is not a power of two. */
    public static final class Capacity3 extends SpscRingOperations {
        public Capacity3() {
            super(3);
        }
    }
}
