package io.fairway.affinity;

/** A property of the host cannot be found out. */
final class UnknownException extends Exception {
    private static final long serialVersionUID = 1;

    private final String source;
    private final String reason;

    UnknownException(String source, String reason) {
        super(source + ": " + reason, null, false, false);
        this.source = source;
        this.reason = reason;
    }

    String source() {
        return source;
    }

    String reason() {
        return reason;
    }
}
