package io.fairway.bench.gate;

/** A fault that the gate puts before a channel to see whether it finds it. */
public enum Fault {
    /** None: the channel as it is. */
    NONE,
    /** Two sends in a hundred take three microseconds more. */
    DELAY,
    /** Each send allocates an object. */
    ALLOCATION
}
