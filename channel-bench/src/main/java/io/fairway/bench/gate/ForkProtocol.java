package io.fairway.bench.gate;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;

/**
 * How the JVM that measures tells the one that decides: a line for each block. Plain text: a
 * library for JSON takes a fork longer to load than a block lasts.
 */
final class ForkProtocol {
    /** The last line; without it the fork has failed. */
    static final String END = "END";

    private static final String ORIGIN = "ORIGIN ";
    private static final String BLOCK = "BLOCK ";
    private static final String SEPARATOR = " ";

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
        return BLOCK
                + String.join(
                        SEPARATOR,
                        encode(block.channel()),
                        encode(block.filteredChannel()),
                        encode(block.floor()),
                        encode(block.filteredFloor()),
                        block.witnesses().line());
    }

    static Block readBlock(String line) {
        final String[] parts = line.substring(BLOCK.length()).split(SEPARATOR);
        try {
            return new Block(
                    decode(parts[0]),
                    decode(parts[1]),
                    decode(parts[2]),
                    decode(parts[3]),
                    Witnesses.parse(parts[4]));
        } catch (DataFormatException | RuntimeException e) {
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
