package io.fairway.ring;

/** Lets the tests of other packages check a ring's invariants. */
public final class RingInspection {

    private RingInspection() {}

    /** Throws if one is broken. Only while no other thread uses the ring. */
    public static void check(Ring<?> ring) {
        ring.checkInvariants();
    }
}
