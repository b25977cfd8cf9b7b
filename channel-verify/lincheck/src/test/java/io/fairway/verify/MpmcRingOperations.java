package io.fairway.verify;

import io.fairway.ring.MpmcRing;
import io.fairway.ring.OfferResult;
import org.jetbrains.lincheck.datastructures.Operation;

/** A ring that every thread offers to and polls. */
public abstract class MpmcRingOperations extends RingOperations {

    MpmcRingOperations(int capacity) {
        super(new MpmcRing<>(capacity));
    }

    @Operation
    public OfferResult offer(int element) {
        return ring.offer(element);
    }

    @Operation
    public Integer poll() {
        return ring.poll();
    }

    /** With one place. */
    public static final class Capacity1 extends MpmcRingOperations {
        public Capacity1() {
            super(1);
        }
    }

    /** With two places. */
    public static final class Capacity2 extends MpmcRingOperations {
        public Capacity2() {
            super(2);
        }
    }

    /** With three places, so that a lap is not a power of two. */
    public static final class Capacity3 extends MpmcRingOperations {
        public Capacity3() {
            super(3);
        }
    }
}
