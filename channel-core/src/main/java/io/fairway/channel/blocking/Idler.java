package io.fairway.channel.blocking;

/** A wait strategy, as this package sees it. */
@FunctionalInterface
public interface Idler {

    /**
     * Idles a moment, or asks to park.
     *
     * @param round how often it was called before in this wait
     * @return true if it idled, false to park
     */
    boolean idle(int round);
}
