package io.fairway.bench.itch;

/** Which side of the book an order stands on. */
public enum Side {
    BUY('B'),
    SELL('S');

    private final char code;

    Side(char code) {
        this.code = code;
    }

    /**
     * The side with this code.
     *
     * @param code the buy/sell indicator of a message
     * @return the side, or null if the specification has none
     */
    static Side of(byte code) {
        if (code == BUY.code) {
            return BUY;
        }
        return code == SELL.code ? SELL : null;
    }

    /** The side that trades with this one. */
    public Side opposite() {
        return this == BUY ? SELL : BUY;
    }

    char code() {
        return code;
    }
}
