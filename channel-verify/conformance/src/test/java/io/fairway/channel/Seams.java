package io.fairway.channel;

import io.fairway.channel.blocking.Environment;

/** What a channel's builder offers to tests of other packages. */
public final class Seams {

    private Seams() {}

    /** Replaces the clock and the parking. */
    public static <T> ChannelBuilder<T> environment(
            ChannelBuilder<T> builder, Environment environment) {
        return builder.environment(environment);
    }
}
