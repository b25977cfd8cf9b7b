package io.fairway.verify;

import io.fairway.ring.OfferResult;
import io.fairway.ring.SingleSlotRing;
import org.jetbrains.lincheck.datastructures.Operation;

/** The ring of one slot, which every thread offers to and polls. */
public final class SingleSlotRingOperations extends RingOperations {

    public SingleSlotRingOperations() {
        super(new SingleSlotRing<>());
    }

    @Operation
    public OfferResult offer(int element) {
        return ring.offer(element);
    }

    @Operation
    public Integer poll() {
        return ring.poll();
    }
}
