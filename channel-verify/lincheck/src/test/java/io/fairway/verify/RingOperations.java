package io.fairway.verify;

import io.fairway.ring.Ring;
import io.fairway.ring.RingInvariants;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Validate;

/** What any thread may ask of a ring; who may offer and poll the subclasses say. */
public abstract class RingOperations {
    final Ring<Integer> ring;

    RingOperations(Ring<Integer> ring) {
        this.ring = ring;
    }

    @Operation
    public boolean close() {
        return ring.close();
    }

    @Operation
    public int size() {
        return ring.size();
    }

    @Operation
    public boolean isEmpty() {
        return ring.isEmpty();
    }

    @Operation
    public boolean isFull() {
        return ring.isFull();
    }

    @Operation
    public boolean isClosed() {
        return ring.isClosed();
    }

    @Operation
    public boolean isDrained() {
        return ring.isDrained();
    }

    @Validate
    public void checkInvariants() {
        RingInvariants.check(ring);
    }
}
