package io.fairway.affinity;

/** A thread could not be pinned, or its former mask could not be restored, as asked for. */
public final class PinningException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient PinResult result;

    PinningException(PinResult result) {
        super(result.toString());
        this.result = result;
    }

    /**
     * What happened instead.
     *
     * @return the result
     */
    public PinResult result() {
        return result;
    }
}
