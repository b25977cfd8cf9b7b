package io.fairway.verify;

import io.fairway.ring.MpscRing;
import io.fairway.ring.OfferResult;
import org.jetbrains.lincheck.datastructures.Operation;

/** A ring that every thread offers to and one thread polls. */
public abstract class MpscRingOperations extends RingOperations {

    MpscRingOperations(int capacity) {
        super(new MpscRing<>(capacity));
    }

    @Operation
    public OfferResult offer(int element) {
        return ring.offer(element);
    }

    @Operation(nonParallelGroup = "consumer")
    public Integer poll() {
        return ring.poll();
    }

    /** With one place. */
    public static final class Capacity1 extends MpscRingOperations {
        public Capacity1() {
            super(1);
        }
    }

    /** With two places. */
    public static final class Capacity2 extends MpscRingOperations {
        public Capacity2() {
            super(2);
        }
    }

    /** With three places, so that a lap is not a power of two. */
    public static final class Capacity3 extends MpscRingOperations {
        public Capacity3() {
            super(3);
        }
    }
}
