package io.fairway.bench.itch;

import java.nio.charset.StandardCharsets;

/** Stock symbols: eight characters, padded with blanks, kept as the long that they make. */
public final class Symbol {
    private Symbol() {}

    /**
     * The characters of a symbol.
     *
     * @param symbol the symbol as it stands in a message
     * @return the symbol without the blanks that pad it
     */
    public static String toString(long symbol) {
        final byte[] characters = new byte[Long.BYTES];
        for (int i = 0; i < Long.BYTES; i++) {
            characters[i] = (byte) (symbol >>> Byte.SIZE * (Long.BYTES - 1 - i));
        }
        return new String(characters, StandardCharsets.ISO_8859_1).stripTrailing();
    }

    /**
     * The long that a symbol makes.
     *
     * @param symbol up to eight characters
     * @return the symbol as it stands in a message
     * @throws IllegalArgumentException if it is longer
     */
    public static long of(String symbol) {
        if (symbol.length() > Long.BYTES) {
            throw new IllegalArgumentException("symbol: " + symbol + " (more than 8 characters)");
        }
        long packed = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            packed = packed << Byte.SIZE | (i < symbol.length() ? symbol.charAt(i) & 0xff : ' ');
        }
        return packed;
    }
}
