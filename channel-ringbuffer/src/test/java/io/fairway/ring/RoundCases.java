package io.fairway.ring;

import java.util.SplittableRandom;

/** Random rings for races of many short rounds, each on a new ring. */
final class RoundCases {
    private static final int[] CAPACITIES = {1, 2, 3, 5, 8};
    private static final Start[] STARTS = Start.values();

    private final RingKind kind;
    private final SplittableRandom random;

    RoundCases(RingKind kind, long seed) {
        this.kind = kind;
        this.random = new SplittableRandom(seed);
    }

    RingCase next() {
        return new RingCase(
                kind,
                CAPACITIES[random.nextInt(CAPACITIES.length)],
                STARTS[random.nextInt(STARTS.length)]);
    }

    int nextInt(int bound) {
        return random.nextInt(bound);
    }
}
