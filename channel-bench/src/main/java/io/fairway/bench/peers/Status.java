package io.fairway.bench.peers;

/** Whether a target is met. */
public enum Status {
    /** By all that was measured. */
    MET,
    /** Not by what was measured. */
    MISSED,
    /** What it takes to tell was not measured. */
    NOT_MEASURED;

    /** All of two. */
    Status and(Status other) {
        return compareTo(other) > 0 ? this : other;
    }
}
