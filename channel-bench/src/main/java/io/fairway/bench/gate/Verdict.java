package io.fairway.bench.gate;

import java.util.Collection;

/** What the gate, or one of its checks, decides. */
public enum Verdict {
    /** It holds. */
    PASS,
    /** It does not. */
    FAIL,
    /** The measurement cannot tell. */
    INCONCLUSIVE;

    /** The verdict over all: one that fails is enough to fail. */
    static Verdict worst(Collection<Verdict> verdicts) {
        if (verdicts.contains(FAIL)) {
            return FAIL;
        }
        return verdicts.contains(INCONCLUSIVE) ? INCONCLUSIVE : PASS;
    }
}
