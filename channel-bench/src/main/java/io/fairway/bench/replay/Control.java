package io.fairway.bench.replay;

/** What an operator can tell the strategy. */
enum Control {
    /** Act on nothing any more; what still comes is only counted. */
    HALT
}
