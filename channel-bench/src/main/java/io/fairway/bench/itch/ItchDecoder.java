package io.fairway.bench.itch;

import java.nio.ByteBuffer;

/** Takes the fields out of one message, which has the length of its type. */
public final class ItchDecoder {
    private static final long UNSIGNED = 0xffff_ffffL;

    private ItchDecoder() {}

    /**
     * Decodes a message that {@link ItchReader#nextBytes} has given.
     *
     * @param message its bytes, from the buffer's position to its limit, neither of which moves
     * @return the message
     */
    public static ItchMessage decode(ByteBuffer message) {
        final int at = message.position();
        return decode(MessageType.of(message.get(at)), message, at);
    }

    /**
     * The stock locate code of a message that {@link ItchReader#nextBytes} has given.
     *
     * @param message its bytes, from the buffer's position
     * @return the code; zero if the message is about no single stock
     */
    public static int locate(ByteBuffer message) {
        return Short.toUnsignedInt(message.getShort(message.position() + Layout.LOCATE));
    }

    /**
     * Decodes a message.
     *
     * @param type the message's type
     * @param bytes where the message is
     * @param at the index of its type
     * @return the message, or null if its side is neither buy nor sell
     */
    static ItchMessage decode(MessageType type, ByteBuffer bytes, int at) {
        final int locate = Short.toUnsignedInt(bytes.getShort(at + Layout.LOCATE));
        return switch (type) {
            case STOCK_DIRECTORY -> directory(locate, bytes, at);
            case ADD_ORDER, ADD_ORDER_ATTRIBUTED -> add(type, locate, bytes, at);
            case ORDER_EXECUTED, ORDER_EXECUTED_WITH_PRICE ->
                    reduce(type, locate, bytes, at, Layout.EXECUTED_SHARES);
            case ORDER_CANCEL -> reduce(type, locate, bytes, at, Layout.CANCELLED_SHARES);
            case ORDER_DELETE -> {
                final long reference = bytes.getLong(at + Layout.REFERENCE);
                yield new ItchMessage(type, locate, reference, 0, null, 0, 0, 0);
            }
            case ORDER_REPLACE -> replace(locate, bytes, at);
            default -> new ItchMessage(type, locate, 0, 0, null, 0, 0, 0);
        };
    }

    private static ItchMessage directory(int locate, ByteBuffer bytes, int at) {
        final long symbol = bytes.getLong(at + Layout.DIRECTORY_SYMBOL);
        return new ItchMessage(MessageType.STOCK_DIRECTORY, locate, 0, 0, null, 0, 0, symbol);
    }

    private static ItchMessage add(MessageType type, int locate, ByteBuffer bytes, int at) {
        final Side side = Side.of(bytes.get(at + Layout.ADD_SIDE));
        if (side == null) {
            return null;
        }
        return new ItchMessage(
                type,
                locate,
                bytes.getLong(at + Layout.REFERENCE),
                0,
                side,
                bytes.getInt(at + Layout.ADD_SHARES) & UNSIGNED,
                bytes.getInt(at + Layout.ADD_PRICE) & UNSIGNED,
                bytes.getLong(at + Layout.ADD_SYMBOL));
    }

    private static ItchMessage reduce(
            MessageType type, int locate, ByteBuffer bytes, int at, int sharesAt) {
        final long reference = bytes.getLong(at + Layout.REFERENCE);
        final long shares = bytes.getInt(at + sharesAt) & UNSIGNED;
        return new ItchMessage(type, locate, reference, 0, null, shares, 0, 0);
    }

    private static ItchMessage replace(int locate, ByteBuffer bytes, int at) {
        return new ItchMessage(
                MessageType.ORDER_REPLACE,
                locate,
                bytes.getLong(at + Layout.REFERENCE),
                bytes.getLong(at + Layout.NEW_REFERENCE),
                null,
                bytes.getInt(at + Layout.REPLACED_SHARES) & UNSIGNED,
                bytes.getInt(at + Layout.REPLACED_PRICE) & UNSIGNED,
                0);
    }
}
