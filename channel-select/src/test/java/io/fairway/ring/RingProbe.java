package io.fairway.ring;

/** Gives the tests of other packages access to what is package-private here. */
public final class RingProbe {

    private RingProbe() {}

    /** Fails if an invariant of the ring is broken. */
    public static void checkInvariants(Ring<?> ring) {
        ring.checkInvariants();
    }
}
