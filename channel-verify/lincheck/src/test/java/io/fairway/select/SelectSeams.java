package io.fairway.select;

import io.fairway.channel.blocking.Environment;

/** Lets the operations of other packages reach what selects keep for tests. */
public final class SelectSeams {

    private SelectSeams() {}

    /** Replaces the clock and the parking, and fixes the random choices. */
    public static SelectBuilder with(SelectBuilder builder, Environment environment, long seed) {
        return builder.environment(environment).seed(seed);
    }
}
