package io.fairway.affinity;

import java.util.Locale;

/** Which end of a channel a thread serves. */
public enum ChannelRole {
    /** It sends. */
    PRODUCER,
    /** It receives. */
    CONSUMER;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
