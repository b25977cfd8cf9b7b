package io.fairway.bench.itch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ItchReaderTest {
    /** A delete and a cancel: frames of 21 and 25 bytes. */
    private static final byte[] TWO = twoMessages();

    private static byte[] twoMessages() {
        final ItchWriter out = new ItchWriter();
        out.orderDelete(1, 11);
        out.orderCancel(2, 12, 100);
        return out.toByteArray();
    }

    @Test
    void readsToTheEnd() throws IOException {
        final ItchReader reader = reader(TWO);

        assertEquals(11, reader.next().reference());
        assertEquals(21, reader.offset());
        assertEquals(12, reader.next().reference());
        assertNull(reader.next());
        assertNull(reader.next());
        assertEquals(46, reader.offset());
    }

    @Test
    void anEmptyFileHasNoMessages() throws IOException {
        assertNull(reader(new byte[0]).next());
    }

    @Test
    void aLengthOfZeroEndsTheSession() throws IOException {
        final ItchReader reader = reader(Arrays.copyOf(TWO, TWO.length + 2));

        reader.next();
        reader.next();
        assertNull(reader.next());
    }

    @Test
    void nothingFollowsTheEndOfTheSession() {
        assertFault(46, "length 0, the end of the session, but more follows", withEnd("0000 00"));
    }

    @Test
    void truncatedLength() {
        assertFault(46, "truncated length: 1 byte of 2", withEnd("00"));
    }

    @ParameterizedTest
    @CsvSource({"'0013', 0", "'0013 44', 1", "'0013 44 0001', 3"})
    void truncatedMessage(String end, int present) {
        assertFault(46, "truncated message: " + present + " of 19 bytes", withEnd(end));
    }

    @ParameterizedTest
    @ValueSource(ints = {18, 20, 1, 65_535})
    void wrongLength(int length) {
        final byte[] bytes = TWO.clone();
        bytes[0] = (byte) (length >> 8);
        bytes[1] = (byte) length;

        assertFault(0, "wrong length for a message of type 'D': " + length + ", not 19", bytes);
    }

    @ParameterizedTest
    @CsvSource({"7A, 'z'", "00, 0x00", "FF, 0xff"})
    void unknownType(String code, String shown) {
        final String quoted = shown.startsWith("0x") ? shown : "'" + shown + "'";

        assertFault(46, "unknown message type " + quoted, withEnd("0002" + code + "00"));
    }

    @Test
    void garbledSide() {
        final ItchWriter out = new ItchWriter();
        out.orderDelete(1, 11);
        out.addOrder(1, Symbol.of("FAIR"), 12, Side.BUY, 100, 10_000);
        final byte[] bytes = out.toByteArray();
        bytes[21 + 2 + 19] = 'b';

        assertFault(21, "garbled message of type 'A': side 'b'", bytes);
    }

    @Test
    void aFaultStays() throws IOException {
        final ItchReader reader = reader(Arrays.copyOf(TWO, 40));

        reader.next();
        final Exception first = assertThrows(ItchFormatException.class, reader::next);
        final Exception second = assertThrows(ItchFormatException.class, reader::next);
        assertEquals(first.getMessage(), second.getMessage());
        assertEquals(21, reader.offset());
    }

    @Test
    void readsWhatComesInPieces() throws IOException {
        final byte[] flow = FlowGenerator.generate(2_000, 3);
        final List<ItchMessage> whole = all(new ItchReader(channel(flow)));

        assertEquals(2_000, whole.size());
        assertEquals(whole, all(new ItchReader(oneByteAtATime(flow))));
    }

    private static void assertFault(long offset, String reason, byte[] bytes) {
        final ItchFormatException fault =
                assertThrows(ItchFormatException.class, () -> all(reader(bytes)));
        assertEquals(reason, fault.getMessage());
        assertEquals(offset, fault.offset());
    }

    private static List<ItchMessage> all(ItchReader reader) throws IOException {
        final List<ItchMessage> messages = new ArrayList<>();
        ItchMessage message = reader.next();
        while (message != null) {
            messages.add(message);
            message = reader.next();
        }
        return messages;
    }

    private static byte[] withEnd(String hex) {
        final byte[] end = HexFormat.of().parseHex(hex.replace(" ", ""));
        final byte[] bytes = Arrays.copyOf(TWO, TWO.length + end.length);
        System.arraycopy(end, 0, bytes, TWO.length, end.length);
        return bytes;
    }

    private static ItchReader reader(byte[] bytes) {
        return new ItchReader(channel(bytes));
    }

    private static ReadableByteChannel channel(byte[] bytes) {
        return Channels.newChannel(new ByteArrayInputStream(bytes));
    }

    private static ReadableByteChannel oneByteAtATime(byte[] bytes) {
        final ByteBuffer left = ByteBuffer.wrap(bytes);
        return new ReadableByteChannel() {
            @Override
            public int read(ByteBuffer to) {
                if (!left.hasRemaining()) {
                    return -1;
                }
                to.put(left.get());
                return 1;
            }

            @Override
            public boolean isOpen() {
                return true;
            }

            @Override
            public void close() {}
        };
    }
}
