package io.fairway.bench.peers.workload;

import java.util.concurrent.ThreadLocalRandom;

/**
 * Has what is measured begin at another address in each process. Two fields that are next to each
 * other are in one cache line at most addresses only, and that can double a figure; by the same
 * steps from the start, each process would come to the same address.
 */
final class Displacement {
    /** As far as a cache line is long. */
    private static final int MOST = 64;

    /** A field, so that it is not optimized away. */
    private static byte[] displacing = {};

    private Displacement() {}

    /** Takes a little memory, so that what is allocated next comes after it. */
    static void displace() {
        displacing = new byte[ThreadLocalRandom.current().nextInt(MOST)];
    }
}
