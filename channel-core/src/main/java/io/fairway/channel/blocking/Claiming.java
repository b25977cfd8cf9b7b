package io.fairway.channel.blocking;

/** A channel of places, or a one-way face of one, that gives out free places. */
public interface Claiming {

    /**
     * Its free places, which a select receives.
     *
     * @return what to select on
     */
    Selectable claims();
}
