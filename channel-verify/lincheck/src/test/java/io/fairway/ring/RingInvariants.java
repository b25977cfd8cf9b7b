package io.fairway.ring;

/** Lets the operations of other packages check a ring's invariants. */
public final class RingInvariants {

    private RingInvariants() {}

    /** Throws if one is broken. Only while no other thread uses the ring. */
    public static void check(Ring<?> ring) {
        ring.checkInvariants();
    }
}
