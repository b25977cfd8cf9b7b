package io.fairway.bench.gate;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what HotSpot prints of its inlining: which of Fairway's methods went into a hot loop, and
 * which it calls. Calls that the loop never reaches are left out: they should not be inlined.
 */
final class InliningLog {
    private static final Pattern LINE =
            Pattern.compile(
                    "\\s*@ \\d+\\s+io\\.fairway\\.(?:ring|channel|channel\\.blocking|select)"
                            + "\\.([\\w$]+)::([\\w$<>]+) \\(\\d+ bytes\\)\\s+(.*)");

    /** The verdict, before what else HotSpot says of the call. */
    private static final Pattern REASON =
            Pattern.compile("(?:failed to inline: )?(.*?)(?:\\s{2,}.*|\\s*\\\\->.*)?");

    private final Set<String> inlined = new TreeSet<>();
    private final Set<String> called = new TreeSet<>();

    private InliningLog() {}

    /** Two entries, for what was inlined and what is called. */
    static Map<String, String> read(String loop, List<String> lines) {
        final InliningLog log = new InliningLog();
        lines.forEach(log::add);
        if (log.inlined.isEmpty()) {
            throw new GateException("the JVM does not tell what it inlines; is it HotSpot?");
        }
        final Map<String, String> result = new TreeMap<>();
        result.put(loop + " inlines", String.join(" ", log.inlined));
        result.put(loop + " calls", log.called.isEmpty() ? "none" : String.join(", ", log.called));
        return result;
    }

    private void add(String line) {
        final Matcher match = LINE.matcher(line);
        if (!match.matches()) {
            return;
        }
        final String method = match.group(1) + "." + match.group(2);
        final String message = match.group(3);
        if (message.startsWith("inline") || message.startsWith("accessor")) {
            inlined.add(method);
        } else if (!isNeverReached(message)) {
            final Matcher reason = REASON.matcher(message);
            called.add(method + " (" + (reason.matches() ? reason.group(1) : message) + ")");
        }
    }

    private static boolean isNeverReached(String message) {
        return message.contains("never executed")
                || message.contains("not reached")
                || message.contains("executed <");
    }
}
