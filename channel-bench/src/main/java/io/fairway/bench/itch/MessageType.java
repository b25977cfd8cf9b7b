package io.fairway.bench.itch;

/** The message types of the specification, in its order, with the length that each must have. */
public enum MessageType {
    SYSTEM_EVENT('S', 12, "system event"),
    STOCK_DIRECTORY('R', 39, "stock directory"),
    TRADING_ACTION('H', 25, "stock trading action"),
    REG_SHO('Y', 20, "Reg SHO restriction"),
    MARKET_PARTICIPANT_POSITION('L', 26, "market participant position"),
    MWCB_DECLINE_LEVEL('V', 35, "MWCB decline level"),
    MWCB_STATUS('W', 12, "MWCB status"),
    QUOTING_PERIOD_UPDATE('K', 28, "quoting period update"),
    LULD_AUCTION_COLLAR('J', 35, "LULD auction collar"),
    OPERATIONAL_HALT('h', 21, "operational halt"),
    ADD_ORDER('A', 36, "add order"),
    ADD_ORDER_ATTRIBUTED('F', 40, "add order with MPID"),
    ORDER_EXECUTED('E', 31, "order executed"),
    ORDER_EXECUTED_WITH_PRICE('C', 36, "order executed with price"),
    ORDER_CANCEL('X', 23, "order cancel"),
    ORDER_DELETE('D', 19, "order delete"),
    ORDER_REPLACE('U', 35, "order replace"),
    TRADE('P', 44, "trade, not displayed"),
    CROSS_TRADE('Q', 40, "cross trade"),
    BROKEN_TRADE('B', 19, "broken trade"),
    NET_ORDER_IMBALANCE('I', 50, "net order imbalance"),
    RETAIL_INTEREST('N', 20, "retail price improvement"),
    DIRECT_LISTING('O', 48, "direct listing price discovery");

    private static final MessageType[] BY_CODE = new MessageType[128];

    static {
        for (MessageType each : values()) {
            BY_CODE[each.code] = each;
        }
    }

    private final char code;
    private final int length;
    private final String description;

    MessageType(char code, int length, String description) {
        this.code = code;
        this.length = length;
        this.description = description;
    }

    /**
     * The type with this code.
     *
     * @param code the first byte of a message
     * @return the type, or null if the specification has none
     */
    public static MessageType of(byte code) {
        return code < 0 ? null : BY_CODE[code];
    }

    /** The first byte of each message of this type. */
    public char code() {
        return code;
    }

    /** The length of each message of this type, without the two bytes that frame it. */
    public int length() {
        return length;
    }

    /** What a person calls it. */
    public String description() {
        return description;
    }
}
