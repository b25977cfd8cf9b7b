package io.fairway.bench.itch;

import static io.fairway.bench.itch.Layout.LENGTH_BYTES;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes framed messages to memory. */
final class ItchWriter {
    private byte[] bytes = new byte[1 << 12];
    private ByteBuffer buffer = ByteBuffer.wrap(bytes);
    private int end;
    private int messages;
    private long timestamp;

    /** The frames written so far. */
    byte[] toByteArray() {
        return Arrays.copyOf(bytes, end);
    }

    /** How many messages there are. */
    int messages() {
        return messages;
    }

    /** Sets the time of the messages to come, in nanoseconds since midnight. */
    void timestamp(long nanos) {
        this.timestamp = nanos;
    }

    /** Writes a message whose other fields are zero. */
    void plain(MessageType type, int locate) {
        start(type, locate);
    }

    void systemEvent(char event) {
        final int at = start(MessageType.SYSTEM_EVENT, 0);
        buffer.put(at + Layout.EVENT_CODE, (byte) event);
    }

    void stockDirectory(int locate, long symbol) {
        final int at = start(MessageType.STOCK_DIRECTORY, locate);
        buffer.putLong(at + Layout.DIRECTORY_SYMBOL, symbol);
    }

    void tradingAction(int locate, long symbol, char state) {
        final int at = start(MessageType.TRADING_ACTION, locate);
        buffer.putLong(at + Layout.DIRECTORY_SYMBOL, symbol);
        buffer.put(at + Layout.TRADING_STATE, (byte) state);
    }

    void addOrder(int locate, long symbol, long reference, Side side, int shares, int price) {
        putOrder(start(MessageType.ADD_ORDER, locate), symbol, reference, side, shares, price);
    }

    void addAttributedOrder(
            int locate, long symbol, long reference, Side side, int shares, int price, String by) {
        final int at = start(MessageType.ADD_ORDER_ATTRIBUTED, locate);
        putOrder(at, symbol, reference, side, shares, price);
        buffer.put(at + Layout.ADD_ATTRIBUTION, by.getBytes(StandardCharsets.US_ASCII));
    }

    void orderExecuted(int locate, long reference, int shares, long match) {
        putExecution(start(MessageType.ORDER_EXECUTED, locate), reference, shares, match);
    }

    void orderExecutedWithPrice(int locate, long reference, int shares, long match, int price) {
        final int at = start(MessageType.ORDER_EXECUTED_WITH_PRICE, locate);
        putExecution(at, reference, shares, match);
        buffer.put(at + Layout.EXECUTED_PRINTABLE, (byte) 'Y');
        buffer.putInt(at + Layout.EXECUTED_PRICE, price);
    }

    void orderCancel(int locate, long reference, int shares) {
        final int at = start(MessageType.ORDER_CANCEL, locate);
        buffer.putLong(at + Layout.REFERENCE, reference);
        buffer.putInt(at + Layout.CANCELLED_SHARES, shares);
    }

    void orderDelete(int locate, long reference) {
        final int at = start(MessageType.ORDER_DELETE, locate);
        buffer.putLong(at + Layout.REFERENCE, reference);
    }

    void orderReplace(int locate, long reference, long newReference, int shares, int price) {
        final int at = start(MessageType.ORDER_REPLACE, locate);
        buffer.putLong(at + Layout.REFERENCE, reference);
        buffer.putLong(at + Layout.NEW_REFERENCE, newReference);
        buffer.putInt(at + Layout.REPLACED_SHARES, shares);
        buffer.putInt(at + Layout.REPLACED_PRICE, price);
    }

    void trade(int locate, long symbol, int shares, int price, long match) {
        final int at = start(MessageType.TRADE, locate);
        // The specification: the reference is zero and the side is buy, whichever it was.
        putOrder(at, symbol, 0, Side.BUY, shares, price);
        buffer.putLong(at + Layout.TRADE_MATCH, match);
    }

    void openingCross(int locate, long symbol, long shares, int price, long match) {
        final int at = start(MessageType.CROSS_TRADE, locate);
        buffer.putLong(at + Layout.CROSS_SHARES, shares);
        buffer.putLong(at + Layout.CROSS_SYMBOL, symbol);
        buffer.putInt(at + Layout.CROSS_PRICE, price);
        buffer.putLong(at + Layout.CROSS_MATCH, match);
        buffer.put(at + Layout.CROSS_TYPE, (byte) 'O');
    }

    /** Writes the frame and what every message starts with; returns the index of the type. */
    private int start(MessageType type, int locate) {
        final int at = end + LENGTH_BYTES;
        end = at + type.length();
        if (end > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(end, bytes.length + (bytes.length >> 1)));
            buffer = ByteBuffer.wrap(bytes);
        }
        buffer.putShort(at - LENGTH_BYTES, (short) type.length());
        // The time takes six bytes; the two zero bytes before them are the tracking number's.
        buffer.putLong(at + Layout.TIMESTAMP - 2, timestamp);
        buffer.put(at, (byte) type.code());
        buffer.putShort(at + Layout.LOCATE, (short) locate);
        messages++;
        return at;
    }

    private void putOrder(int at, long symbol, long reference, Side side, int shares, int price) {
        buffer.putLong(at + Layout.REFERENCE, reference);
        buffer.put(at + Layout.ADD_SIDE, (byte) side.code());
        buffer.putInt(at + Layout.ADD_SHARES, shares);
        buffer.putLong(at + Layout.ADD_SYMBOL, symbol);
        buffer.putInt(at + Layout.ADD_PRICE, price);
    }

    private void putExecution(int at, long reference, int shares, long match) {
        buffer.putLong(at + Layout.REFERENCE, reference);
        buffer.putInt(at + Layout.EXECUTED_SHARES, shares);
        buffer.putLong(at + Layout.EXECUTED_MATCH, match);
    }
}
