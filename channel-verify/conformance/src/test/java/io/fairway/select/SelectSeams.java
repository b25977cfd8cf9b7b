package io.fairway.select;

import io.fairway.channel.blocking.Environment;

/** What a select's builder offers to tests of other packages. */
public final class SelectSeams {

    private SelectSeams() {}

    /** Replaces the clock and the parking. */
    public static SelectBuilder environment(SelectBuilder builder, Environment environment) {
        return builder.environment(environment);
    }
}
