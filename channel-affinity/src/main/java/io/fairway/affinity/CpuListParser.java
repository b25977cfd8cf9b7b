package io.fairway.affinity;

import java.util.BitSet;

/** Reads the kernel's lists of processors: {@code 0-3,8,16-31:2/4}. */
final class CpuListParser {
    /** How much of a text that cannot be read is shown: it may be of any length. */
    private static final int SHOWN = 60;

    private final String text;
    private final int max;
    private int at;

    CpuListParser(String text, int max) {
        this.text = text;
        this.max = max;
    }

    BitSet parse() {
        final BitSet bits = new BitSet();
        skipBlanks();
        if (at == text.length()) {
            return bits;
        }
        parseRange(bits);
        while (at < text.length() && text.charAt(at) == ',') {
            at++;
            parseRange(bits);
        }
        skipBlanks();
        if (at < text.length()) {
            throw fault("unexpected '" + text.charAt(at) + "'");
        }
        return bits;
    }

    private void parseRange(BitSet bits) {
        final int from = number();
        if (!accept('-')) {
            bits.set(from);
            return;
        }
        final int to = number();
        if (to < from) {
            throw fault("a range that ends before it begins");
        }
        if (!accept(':')) {
            bits.set(from, to + 1);
            return;
        }
        final int used = number();
        if (!accept('/')) {
            throw fault("expected '/'");
        }
        final int group = number();
        if (used < 1 || used > group) {
            throw fault("expected a part of a group, as in 2/4");
        }
        for (int cpu = from; cpu <= to; cpu += group) {
            bits.set(cpu, Math.min(cpu + used, to + 1));
        }
    }

    private int number() {
        skipBlanks();
        final int start = at;
        long value = 0;
        while (at < text.length() && isDigit(text.charAt(at))) {
            value = value * 10 + Character.digit(text.charAt(at), 10);
            if (value > max) {
                at = start;
                throw fault("a number above " + max);
            }
            at++;
        }
        if (at == start) {
            throw fault("expected a number");
        }
        return (int) value;
    }

    /** The kernel's are of ASCII. */
    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }

    private boolean accept(char expected) {
        if (at < text.length() && text.charAt(at) == expected) {
            at++;
            return true;
        }
        return false;
    }

    private void skipBlanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private IllegalArgumentException fault(String what) {
        final String shown = text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
        return new IllegalArgumentException(
                "list of processors \"" + shown.strip() + "\": " + what + " at position " + at);
    }
}
