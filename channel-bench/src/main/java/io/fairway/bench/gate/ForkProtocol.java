package io.fairway.bench.gate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;

/** How the JVM that measures tells the one that decides: a line for each block. */
final class ForkProtocol {
    /** The last line; without it the fork has failed. */
    static final String END = "END";

    private static final String ORIGIN = "ORIGIN ";
    private static final String BLOCK = "BLOCK ";
    private static final ObjectMapper JSON = new ObjectMapper();

    private ForkProtocol() {}

    /** Where a class comes from. */
    static String origin(Class<?> type) {
        return ORIGIN + type.getProtectionDomain().getCodeSource().getLocation();
    }

    static boolean isOrigin(String line) {
        return line.startsWith(ORIGIN);
    }

    static String readOrigin(String line) {
        return line.substring(ORIGIN.length());
    }

    static boolean isBlock(String line) {
        return line.startsWith(BLOCK);
    }

    static String write(Block block) {
        final ObjectNode json = JSON.createObjectNode();
        json.put("channel", encode(block.channel()));
        json.put("filteredChannel", encode(block.filteredChannel()));
        json.put("floor", encode(block.floor()));
        json.put("filteredFloor", encode(block.filteredFloor()));
        json.set("witnesses", json(block.witnesses()));
        return BLOCK + json;
    }

    /** The witnesses, by their names; what is unknown is -1. */
    static JsonNode json(Witnesses witnesses) {
        return JSON.valueToTree(witnesses);
    }

    static Block readBlock(String line) {
        try {
            final JsonNode json = JSON.readTree(line.substring(BLOCK.length()));
            return new Block(
                    decode(json.get("channel").asText()),
                    decode(json.get("filteredChannel").asText()),
                    decode(json.get("floor").asText()),
                    decode(json.get("filteredFloor").asText()),
                    JSON.treeToValue(json.get("witnesses"), Witnesses.class));
        } catch (JsonProcessingException | DataFormatException e) {
            throw new IllegalStateException("a fork has printed: " + line, e);
        }
    }

    private static String encode(Histogram histogram) {
        final ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
        final int length = histogram.encodeIntoCompressedByteBuffer(buffer);
        return Base64.getEncoder().encodeToString(Arrays.copyOf(buffer.array(), length));
    }

    private static Histogram decode(String text) throws DataFormatException {
        return Histogram.decodeFromCompressedByteBuffer(
                ByteBuffer.wrap(Base64.getDecoder().decode(text)), 0);
    }
}
