package io.fairway.bench.peers.workload;

/** What was measured did not do its work: whatever its figures, they do not count. */
public final class WrongResultException extends IllegalStateException {
    private static final long serialVersionUID = 1;

    WrongResultException(String message) {
        super(message);
    }

    WrongResultException(String message, Throwable cause) {
        super(message, cause);
    }

    static void check(String what, long expected, long actual) {
        if (expected != actual) {
            throw new WrongResultException(what + ": " + actual + " instead of " + expected);
        }
    }
}
