package io.fairway.affinity;

/** There is no processor for a thread, where a strict placement or factory was asked for one. */
public final class PlacementException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PlacementException(String reason) {
        super(reason);
    }
}
