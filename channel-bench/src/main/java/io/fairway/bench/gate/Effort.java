package io.fairway.bench.gate;

/**
 * How much the gate measures.
 *
 * @param forks JVMs for each cell of layer 1
 * @param blocks blocks of each fork
 * @param sliceMillis how long each of a block's four slices is
 * @param warmupMillis how long each fork runs before
 */
record Effort(int forks, int blocks, int sliceMillis, int warmupMillis) {
    static final Effort FULL = new Effort(5, 10, 250, 3_000);
    static final Effort QUICK = new Effort(3, 10, 50, 1_000);

    /**
     * For a comparison, which needs many JVMs rather than much of each, and short blocks, so that
     * nothing happens to most of them.
     */
    static final Effort COMPARE = new Effort(1, 20, 25, 1_000);

    static final Effort COMPARE_QUICK = new Effort(1, 12, 12, 400);

    /** That of a comparison. */
    static Effort ofComparison(boolean quick) {
        return quick ? COMPARE_QUICK : COMPARE;
    }

    LatencyPlan plan(Cell cell, Fault fault, long seed) {
        return new LatencyPlan(cell, fault, blocks, sliceMillis, warmupMillis, seed);
    }
}
