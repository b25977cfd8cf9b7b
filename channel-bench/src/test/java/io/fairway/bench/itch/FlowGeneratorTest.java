package io.fairway.bench.itch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlowGeneratorTest {
    private static final int MANY = 50_000;

    private final Map<Long, ItchMessage> orders = new HashMap<>();
    private final Map<Long, Long> open = new HashMap<>();
    private final Map<MessageType, Integer> byType = new EnumMap<>(MessageType.class);

    @Test
    void oneSeedMakesOneFlow() {
        assertArrayEquals(FlowGenerator.generate(MANY, 7), FlowGenerator.generate(MANY, 7));
        assertFalse(
                Arrays.equals(FlowGenerator.generate(MANY, 7), FlowGenerator.generate(MANY, 8)));
    }

    /** On every machine, and in every version: results can be compared over time. */
    @Test
    void theFlowStaysTheSame() {
        final CRC32 crc = new CRC32();
        crc.update(FlowGenerator.generate(MANY, 1));

        assertEquals(0xD4B80092L, crc.getValue());
    }

    @Test
    void aLongerFlowStartsWithTheShorterOne() {
        final byte[] shorter = FlowGenerator.generate(1_000, 1);

        assertArrayEquals(shorter, Arrays.copyOf(FlowGenerator.generate(MANY, 1), shorter.length));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 72, 73, 74, 1_000})
    void makesSoManyMessages(int messages) throws IOException {
        assertEquals(messages, count(FlowGenerator.generate(messages, 1)));
    }

    @Test
    void refusesMoreThanFitInAnArray() {
        assertThrows(
                IllegalArgumentException.class,
                () -> FlowGenerator.generate(FlowGenerator.MAX_MESSAGES + 1, 1));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, -3})
    void everyMessageFitsWhatCameBefore(long seed) throws IOException {
        assertEquals(MANY, count(FlowGenerator.generate(MANY, seed)));

        final int adds =
                byType.get(MessageType.ADD_ORDER) + byType.get(MessageType.ADD_ORDER_ATTRIBUTED);
        assertTrue(adds > MANY * 2 / 5, () -> byType.toString());
        assertTrue(byType.get(MessageType.ORDER_DELETE) > MANY / 3, () -> byType.toString());
        assertTrue(byType.get(MessageType.ORDER_EXECUTED) > MANY / 50, () -> byType.toString());
        for (char code : "CXUPQRHS".toCharArray()) {
            assertNotNull(byType.get(MessageType.of((byte) code)), "none of type " + code);
        }
    }

    /** Reads a flow, and checks each message against the orders that it left. */
    private int count(byte[] flow) throws IOException {
        final ItchReader reader =
                new ItchReader(Channels.newChannel(new ByteArrayInputStream(flow)));
        int messages = 0;
        ItchMessage message = reader.next();
        while (message != null) {
            messages++;
            byType.merge(message.type(), 1, Integer::sum);
            check(message);
            message = reader.next();
        }
        return messages;
    }

    private void check(ItchMessage message) {
        switch (message.type()) {
            case ADD_ORDER, ADD_ORDER_ATTRIBUTED ->
                    add(message.reference(), message, message.shares(), message.price());
            case ORDER_EXECUTED, ORDER_EXECUTED_WITH_PRICE -> take(message);
            case ORDER_CANCEL -> {
                take(message);
                assertTrue(open.containsKey(message.reference()), "a cancel is partial");
            }
            case ORDER_DELETE -> remove(message);
            case ORDER_REPLACE ->
                    add(message.newReference(), remove(message), message.shares(), message.price());
            default -> {}
        }
    }

    private void add(long reference, ItchMessage order, long shares, long price) {
        assertTrue(shares > 0 && price > 0, () -> "an order of " + shares + " at " + price);
        assertFalse(open.containsKey(reference), () -> "used before: " + reference);
        orders.put(reference, order);
        open.put(reference, shares);
    }

    private void take(ItchMessage message) {
        final long left = open.get(message.reference()) - message.shares();
        assertTrue(message.shares() > 0 && left >= 0, () -> "too much: " + message);
        if (left == 0) {
            remove(message);
        } else {
            open.put(message.reference(), left);
        }
    }

    private ItchMessage remove(ItchMessage message) {
        final ItchMessage order = orders.remove(message.reference());
        assertNotNull(order, () -> "unknown: " + message);
        assertEquals(order.locate(), message.locate());
        open.remove(message.reference());
        return order;
    }
}
