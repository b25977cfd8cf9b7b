package io.fairway.bench.effect;

/** Where the two threads of a channel run. */
public enum Mode {
    /** Wherever the scheduler puts them. */
    UNPINNED,
    /** Each on a processor of its own, on cores as close as can be. */
    PINNED,
    /** Both on one processor. */
    SAME_CPU
}
