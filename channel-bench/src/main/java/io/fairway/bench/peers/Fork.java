package io.fairway.bench.peers;

/** Measures a cell once, in a process of its own. */
@FunctionalInterface
interface Fork {

    /**
     * Measures.
     *
     * @throws ForkException if that failed: the process did, or one of its checks
     * @throws InterruptedException if interrupted
     */
    Sample measure(Cell cell) throws ForkException, InterruptedException;
}
