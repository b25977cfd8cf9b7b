package io.fairway.ring;

/** How a thread passes the time in which another is between two steps of one operation. */
final class Spin {
    private static final int SPINS = 128;

    private Spin() {}

    /** Spins; from some round on yields, as the other thread must have been preempted. */
    static void pause(int round) {
        if (round < SPINS) {
            Thread.onSpinWait();
        } else {
            Thread.yield();
        }
    }
}
