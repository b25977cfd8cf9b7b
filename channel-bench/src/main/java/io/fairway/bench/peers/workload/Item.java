package io.fairway.bench.peers.workload;

import java.util.concurrent.ThreadLocalRandom;

/**
 * What is sent. The items are there before anything is measured, so that no figure contains their
 * allocation.
 *
 * @param value adds up, to check that all arrived
 */
record Item(int value) {
    /** Follows the last item to a receiver, and ends its work. Told by its identity. */
    static final Item PILL = new Item(0);

    private static final int POOL_SIZE = 1024;
    private static final int MASK = POOL_SIZE - 1;
    private static final Item[] POOL = new Item[POOL_SIZE];
    private static final long[] SUMS = new long[POOL_SIZE + 1];

    static {
        for (int i = 0; i < POOL_SIZE; i++) {
            POOL[i] = new Item(ThreadLocalRandom.current().nextInt(1, 1 << 30));
            SUMS[i + 1] = SUMS[i] + POOL[i].value;
        }
    }

    /** The item that a sender sends after {@code sent} others. */
    static Item at(long sent) {
        return POOL[(int) sent & MASK];
    }

    /** The sum of the first so many items. */
    static long sumOf(long items) {
        return items / POOL_SIZE * SUMS[POOL_SIZE] + SUMS[(int) (items % POOL_SIZE)];
    }
}
