package io.fairway.affinity;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the text form of {@link CpuSpec}; the grammar stands there. */
final class CpuSpecParser {
    private static final int MAX_NUMBER = 1 << 20;
    private static final String EXPECTED =
            "expected a CPU's number, a list of such, any, none, first, last, siblings, or a scope:"
                    + " isolated, housekeeping, nohz, performance, efficiency, nodeN, packageN,"
                    + " die#N, l3#N, coreN";

    private final String text;
    private int at;

    CpuSpecParser(String text) {
        this.text = text;
    }

    CpuSpec parse() {
        final List<CpuScope> scopes = new ArrayList<>();
        skipBlanks();
        while (true) {
            final CpuScope scope = scope();
            if (scope == null) {
                break;
            }
            scopes.add(scope);
            if (!accept(":")) {
                throw fault(at, "expected ':' and which CPU of " + scope);
            }
        }
        final int start = at;
        final CpuPick pick = pick();
        if (pick.kind() == CpuPick.Kind.NONE && !scopes.isEmpty()) {
            throw fault(start, "'none' stands alone, but there is a scope before it");
        }
        skipBlanks();
        if (at < text.length()) {
            throw fault(at, "expected the end");
        }
        return new CpuSpec(scopes, pick);
    }

    private @Nullable CpuScope scope() {
        for (CpuScope.Kind kind : CpuScope.Kind.values()) {
            if (accept(kind.word)) {
                return new CpuScope(kind, kind.indexed ? number() : -1);
            }
        }
        return null;
    }

    private CpuPick pick() {
        if (accept("any")) {
            return CpuPick.of(CpuPick.Kind.ANY);
        }
        if (accept("none")) {
            return CpuPick.of(CpuPick.Kind.NONE);
        }
        if (accept("first")) {
            return CpuPick.of(CpuPick.Kind.FIRST);
        }
        if (accept("siblings")) {
            return CpuPick.of(CpuPick.Kind.SIBLINGS);
        }
        if (accept("last")) {
            return CpuPick.last(accept("-") ? number() : 0);
        }
        if (at == text.length() || !isDigit(text.charAt(at))) {
            throw fault(at, EXPECTED);
        }
        return CpuPick.list(list());
    }

    private CpuSet list() {
        final BitSet cpus = new BitSet();
        do {
            final int from = number();
            if (accept("-")) {
                final int start = at;
                final int to = number();
                if (to < from) {
                    throw fault(start, "expected a number not below " + from);
                }
                cpus.set(from, to + 1);
            } else {
                cpus.set(from);
            }
        } while (accept(","));
        return CpuSet.of(cpus);
    }

    private int number() {
        final int start = at;
        int value = 0;
        while (at < text.length() && isDigit(text.charAt(at))) {
            value = value * 10 + (text.charAt(at) - '0');
            if (value > MAX_NUMBER) {
                throw fault(start, "expected a number up to " + MAX_NUMBER);
            }
            at++;
        }
        if (at == start) {
            throw fault(at, "expected a number");
        }
        return value;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private boolean accept(String expected) {
        if (text.startsWith(expected, at)) {
            at += expected.length();
            return true;
        }
        return false;
    }

    private void skipBlanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private CpuSpecException fault(int position, String what) {
        return new CpuSpecException(text, position, what);
    }
}
