package io.fairway.affinity;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a lease file says: which process holds the processor.
 *
 * @param pid the process
 * @param startTime when it started, in the kernel's ticks since boot: tells it from a later process
 *     of the same number
 * @param bootId which boot of the host: ticks and numbers begin anew with each
 * @param owner for whom, in one line, for people
 */
record Lease(long pid, long startTime, String bootId, String owner) {
    /** How leases of every version begin. */
    static final String FAMILY = "fairway-lease ";

    private static final String HEADER = FAMILY + "1";

    /** Makes the owner fit into one line. */
    Lease {
        owner = owner.replaceAll("\\p{Cntrl}", " ").strip();
    }

    String format() {
        return String.join(
                "\n",
                HEADER,
                "pid=" + pid,
                "start=" + startTime,
                "boot=" + bootId,
                "owner=" + owner,
                "");
    }

    /** The lease of this text; nothing if it is not one. */
    static Optional<Lease> parse(String text) {
        final String[] lines = text.split("\n");
        if (!lines[0].equals(HEADER)) {
            return Optional.empty();
        }
        final Map<String, String> values = new HashMap<>();
        for (String line : lines) {
            final int equals = line.indexOf('=');
            if (equals > 0) {
                values.put(line.substring(0, equals), line.substring(equals + 1));
            }
        }
        try {
            return Optional.of(
                    new Lease(
                            Long.parseLong(values.getOrDefault("pid", "")),
                            Long.parseLong(values.getOrDefault("start", "")),
                            values.getOrDefault("boot", ""),
                            values.getOrDefault("owner", "")));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
