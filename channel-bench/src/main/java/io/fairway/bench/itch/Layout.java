package io.fairway.bench.itch;

/** Where the fields stand, counted from a message's type. */
final class Layout {
    /** The frame before each message: its length. */
    static final int LENGTH_BYTES = 2;

    static final int SYMBOL_BYTES = 8;

    // Every message
    static final int LOCATE = 1;
    static final int TIMESTAMP = 5;

    static final int EVENT_CODE = 11;
    static final int DIRECTORY_SYMBOL = 11;
    static final int TRADING_STATE = 19;

    // Orders
    static final int REFERENCE = 11;
    static final int ADD_SIDE = 19;
    static final int ADD_SHARES = 20;
    static final int ADD_SYMBOL = 24;
    static final int ADD_PRICE = 32;
    static final int ADD_ATTRIBUTION = 36;
    static final int EXECUTED_SHARES = 19;
    static final int EXECUTED_MATCH = 23;
    static final int EXECUTED_PRINTABLE = 31;
    static final int EXECUTED_PRICE = 32;
    static final int CANCELLED_SHARES = 19;
    static final int NEW_REFERENCE = 19;
    static final int REPLACED_SHARES = 27;
    static final int REPLACED_PRICE = 31;

    /** A trade starts as an add order does. */
    static final int TRADE_MATCH = 36;

    static final int CROSS_SHARES = 11;
    static final int CROSS_SYMBOL = 19;
    static final int CROSS_PRICE = 27;
    static final int CROSS_MATCH = 31;
    static final int CROSS_TYPE = 39;

    private Layout() {}
}
