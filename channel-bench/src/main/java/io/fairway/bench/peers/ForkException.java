package io.fairway.bench.peers;

/** A cell could not be measured, or its result was wrong. */
final class ForkException extends Exception {
    private static final long serialVersionUID = 1;

    ForkException(String message) {
        super(message);
    }

    ForkException(String message, Throwable cause) {
        super(message, cause);
    }
}
