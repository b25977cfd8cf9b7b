package io.fairway.ring;

/** Checks rings for the tests of schedules. */
public final class RingState {

    private RingState() {}

    /** Throws if an invariant is broken. Only while no other thread uses the ring. */
    public static void check(Ring<?> ring) {
        ring.checkInvariants();
    }
}
