package io.fairway.select;

import java.util.concurrent.ThreadLocalRandom;

/** The order in which a select looks at its cases: as built, or a new random one each time. */
final class SelectOrder {
    /*
     * Fisher and Yates, one step at a time: the case to look at next is drawn from those not looked
     * at yet, so a select that finds its first case ready pays for one draw. Any permutation
     * serves as the start of the next.
     */
    private final int[] order;
    private final boolean random;
    private long state;

    SelectOrder(int cases, boolean random, long seed) {
        this.random = random;
        this.state = seed | 1;
        this.order = new int[cases];
        for (int i = 0; i < cases; i++) {
            order[i] = i;
        }
    }

    static long newSeed() {
        return ThreadLocalRandom.current().nextLong();
    }

    /** Draws the case at position {@code k}, those before it being drawn. */
    int draw(int k) {
        if (random) {
            final int j = k + below(order.length - k);
            final int drawn = order[j];
            order[j] = order[k];
            order[k] = drawn;
        }
        return order[k];
    }

    /** The case drawn last for position {@code k}. */
    int get(int k) {
        return order[k];
    }

    /** A number from 0 to {@code bound - 1}, by Marsaglia's xorshift and a multiplication. */
    private int below(int bound) {
        long x = state;
        x ^= x << 13;
        x ^= x >>> 7;
        x ^= x << 17;
        state = x;
        return (int) (((x >>> 32) * bound) >>> 32);
    }
}
