package io.fairway.bench.gate;

/** What the threads of a measured channel do while they wait. */
public enum Waiting {
    /** Each keeps a core, and watches the clock meanwhile. */
    SPINNING,
    /** The default of channels: a wait of more than some microseconds parks. */
    SPIN_THEN_PARK,
    /** They park at once. */
    PARKING
}
