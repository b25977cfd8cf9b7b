package io.fairway.channel.blocking;

/** How far an operation got. */
public enum Outcome {
    /** The element has changed hands, or is in the channel. */
    DONE,
    /** The channel is closed (and, to a receiver, drained). */
    CLOSED,
    /** Not now: there is no room or no element, and no partner. */
    BLOCKED,
    /** The waiter was completed elsewhere, or cancelled; this operation had no effect. */
    LOST
}
