package io.fairway.bench.itch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The bytes are written out by hand, from the specification. */
class ItchDecoderTest {
    /** Locate 258, tracking number 7, a time. */
    private static final String HEADER = "0102 0007 1F1A5C4F3A00 ";

    private static final String REFERENCE = "0000000000ABCDEF ";
    private static final String SYMBOL = "4641 4952 2020 2020 ";

    @ParameterizedTest
    @CsvSource({
        "S, 12", "R, 39", "H, 25", "Y, 20", "L, 26", "V, 35", "W, 12", "K, 28", "J, 35", "h, 21",
        "A, 36", "F, 40", "E, 31", "C, 36", "X, 23", "D, 19", "U, 35", "P, 44", "Q, 40", "B, 19",
        "I, 50", "N, 20", "O, 48"
    })
    void knowsEachTypeWithItsLengthAndLocate(char code, int length) {
        final MessageType type = MessageType.of((byte) code);

        assertEquals(code, type.code());
        assertEquals(length, type.length());

        final byte[] bytes = new byte[length];
        bytes[0] = (byte) code;
        bytes[1] = (byte) 0xff;
        bytes[2] = 2;
        if (length > 19) {
            bytes[19] = 'B'; // the side, where there is one
        }
        final ItchMessage message = ItchDecoder.decode(type, ByteBuffer.wrap(bytes), 0);

        assertEquals(type, message.type());
        assertEquals(0xff02, message.locate());
    }

    @Test
    void knowsNoOtherType() {
        assertEquals(23, MessageType.values().length);
        for (int code = Byte.MIN_VALUE; code <= Byte.MAX_VALUE; code++) {
            if ("SRHYLVWKJhAFECXDUPQBINO".indexOf(code) < 0) {
                assertNull(MessageType.of((byte) code), "code " + code);
            }
        }
    }

    @Test
    void stockDirectory() {
        final ItchMessage message =
                decode(
                        "52 "
                                + HEADER
                                + SYMBOL
                                + "51 4E 00000064 4E 43 5A20 50 4E 20 31 4E 00000000 4E");

        assertEquals(
                new ItchMessage(
                        MessageType.STOCK_DIRECTORY, 258, 0, 0, null, 0, 0, Symbol.of("FAIR")),
                message);
    }

    @Test
    void addOrder() {
        final ItchMessage message =
                decode("41 " + HEADER + REFERENCE + "42 000001F4 " + SYMBOL + "00042108");

        assertEquals(
                new ItchMessage(
                        MessageType.ADD_ORDER,
                        258,
                        0xabcdef,
                        0,
                        Side.BUY,
                        500,
                        270_600,
                        Symbol.of("FAIR")),
                message);
    }

    @Test
    void addOrderWithAttribution() {
        final ItchMessage message =
                decode("46 " + HEADER + REFERENCE + "53 FFFFFFFF " + SYMBOL + "FFFFFFFE 4D504944");

        assertEquals(
                new ItchMessage(
                        MessageType.ADD_ORDER_ATTRIBUTED,
                        258,
                        0xabcdef,
                        0,
                        Side.SELL,
                        0xffff_ffffL,
                        0xffff_fffeL,
                        Symbol.of("FAIR")),
                message);
    }

    @Test
    void aSideThatIsNeitherIsGarbled() {
        assertNull(decode("41 " + HEADER + REFERENCE + "58 000001F4 " + SYMBOL + "00042108"));
    }

    @Test
    void orderExecuted() {
        assertEquals(
                aboutOrder(MessageType.ORDER_EXECUTED, 300),
                decode("45 " + HEADER + REFERENCE + "0000012C 0000000000000009"));
    }

    @Test
    void orderExecutedWithPrice() {
        assertEquals(
                aboutOrder(MessageType.ORDER_EXECUTED_WITH_PRICE, 300),
                decode("43 " + HEADER + REFERENCE + "0000012C 0000000000000009 4E 00042108"));
    }

    @Test
    void orderCancel() {
        assertEquals(
                aboutOrder(MessageType.ORDER_CANCEL, 7),
                decode("58 " + HEADER + REFERENCE + "00000007"));
    }

    @Test
    void orderDelete() {
        assertEquals(aboutOrder(MessageType.ORDER_DELETE, 0), decode("44 " + HEADER + REFERENCE));
    }

    @Test
    void orderReplace() {
        final ItchMessage message =
                decode("55 " + HEADER + REFERENCE + "8000000000000001 00000064 00030D40");

        assertEquals(
                new ItchMessage(
                        MessageType.ORDER_REPLACE,
                        258,
                        0xabcdef,
                        0x8000_0000_0000_0001L,
                        null,
                        100,
                        200_000,
                        0),
                message);
    }

    private static ItchMessage aboutOrder(MessageType type, long shares) {
        return new ItchMessage(type, 258, 0xabcdef, 0, null, shares, 0, 0);
    }

    private static ItchMessage decode(String hex) {
        final byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
        final MessageType type = MessageType.of(bytes[0]);
        assertEquals(type.length(), bytes.length, "the test's own message");
        return ItchDecoder.decode(type, ByteBuffer.wrap(bytes), 0);
    }
}
