package io.fairway.bench.itch;

import java.io.IOException;

/** Thrown where the bytes are no ITCH: truncated, or garbled. */
public final class ItchFormatException extends IOException {
    private static final long serialVersionUID = 1L;

    private final long offset;

    ItchFormatException(long offset, String reason) {
        super(reason);
        this.offset = offset;
    }

    /** Where the frame begins that is at fault, in bytes from the start. */
    public long offset() {
        return offset;
    }
}
