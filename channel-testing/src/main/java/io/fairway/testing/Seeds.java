package io.fairway.testing;

import java.util.Random;

/** Seeds for random choices, printed so that a failure can be replayed. */
public final class Seeds {

    private Seeds() {}

    /**
     * A source of random numbers; its seed is that of {@code -Dfairway.test.seed}, or a new one,
     * and is printed.
     *
     * @param test names the test where the seed is printed
     * @return a new source
     */
    public static Random random(String test) {
        final Long given = Long.getLong("fairway.test.seed");
        final long seed = given == null ? System.nanoTime() : given;
        System.out.println(test + ": -Dfairway.test.seed=" + seed);
        return new Random(seed);
    }

    /**
     * The number of rounds for a race: the number given, times {@code -Dfairway.test.repeat}.
     *
     * @param rounds the usual number
     * @return the number to run
     */
    public static int rounds(int rounds) {
        return rounds * Integer.getInteger("fairway.test.repeat", 1);
    }
}
