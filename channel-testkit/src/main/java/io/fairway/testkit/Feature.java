package io.fairway.testkit;

/** What a channel under test can do; tests of what it does not declare are skipped. */
public enum Feature {
    /** It can have a buffer, which holds exactly its capacity. */
    BOUNDED,
    /** It can have no buffer: each send waits for its receive. */
    UNBUFFERED,
    /** Several threads may send. */
    MANY_PRODUCERS,
    /** Several threads may receive. */
    MANY_CONSUMERS,
    /** Blocked threads are served in the order of their arrival. */
    FAIR,
    /**
     * A thread that blocks shows as waiting, by {@link Thread#getState()}; not so one that spins.
     */
    PARKS,
    /** Elements that {@code cancel} discards go to a hook. */
    UNDELIVERED_HOOK,
    /** It keeps no reference to an element that was received, or whose send failed. */
    FORGETS
}
