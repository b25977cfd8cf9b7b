package io.fairway.ring;

/** What became of an element offered to a {@link Ring}. */
public enum OfferResult {
    /** The element is in the ring. */
    ADDED,
    /**
     * The ring held {@code capacity} elements at one instant during the call; the element was not
     * added.
     */
    FULL,
    /** The ring is closed, for ever; the element was not added. */
    CLOSED,
    /** The gate is shut: only its holder may add or take; the element was not added. */
    GATED
}
