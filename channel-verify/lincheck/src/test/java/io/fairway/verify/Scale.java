package io.fairway.verify;

/**
 * How much is tried in one check.
 *
 * @param scenarios how many scenarios are drawn
 * @param invocations how often each is run, or how many of its interleavings are tried
 * @param threads how many threads run at once
 */
record Scale(int scenarios, int invocations, int threads) {

    /** Whether this run is the full tier. */
    static final boolean FULL = Boolean.getBoolean("fairway.proof");

    static Scale of(Strategy strategy) {
        if (strategy == Strategy.STRESS) {
            return FULL ? new Scale(50, 1_000, 3) : new Scale(5, 100, 2);
        }
        return FULL ? new Scale(100, 300, 3) : new Scale(6, 40, 2);
    }
}
