package io.fairway.channel.blocking;

/** A channel, or a one-way face of one, as a select sees it. */
public interface Face {

    /**
     * The channel behind it.
     *
     * @return what to select on
     */
    Selectable selectable();
}
