package io.fairway.channel;

/**
 * How a send that does not throw ended. Only after {@link #SENT} does the channel have the element.
 */
public enum SendResult {
    /** The channel, or a receiver, has the element. */
    SENT,
    /** There was no room, and no receiver, at one instant during the call. */
    FULL,
    /** The channel is closed, for ever. */
    CLOSED,
    /** The time ran out before there was room or a receiver. */
    TIMED_OUT
}
