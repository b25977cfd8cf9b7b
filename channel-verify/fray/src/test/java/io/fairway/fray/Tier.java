package io.fairway.fray;

/** How many schedules are explored of each scenario. */
final class Tier {
    /** Few, so that the build stays short. */
    private static final int QUICK = 60;

    private static final int FULL = 10_000;

    private Tier() {}

    static boolean isFull() {
        return Boolean.getBoolean("fairway.proof");
    }

    static int iterations() {
        return Integer.getInteger("fairway.fray.iterations", isFull() ? FULL : QUICK);
    }
}
