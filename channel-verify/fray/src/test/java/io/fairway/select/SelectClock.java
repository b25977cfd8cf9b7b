package io.fairway.select;

import io.fairway.channel.blocking.Environment;

/** Has selects use another clock, for the tests of schedules. */
public final class SelectClock {

    private SelectClock() {}

    /** Has the select use another clock. */
    public static SelectBuilder withClock(SelectBuilder builder, Environment environment) {
        return builder.environment(environment);
    }
}
