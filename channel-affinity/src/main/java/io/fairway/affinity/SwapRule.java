package io.fairway.affinity;

import java.util.List;

/** Memory that has been swapped out takes milliseconds to come back. */
final class SwapRule implements Rule {
    private static final String SWAPS = "proc/swaps";
    private static final String SWAPPINESS = "proc/sys/vm/swappiness";

    @Override
    public String id() {
        return "swap";
    }

    @Override
    public Finding examine(DoctorHost host) throws UnknownException {
        final String text = host.text(SWAPS, "is missing: the kernel is built without swap");
        final List<String> lines = text.lines().toList();
        if (lines.isEmpty() || !lines.get(0).startsWith("Filename")) {
            throw Evidence.notUnderstood(SWAPS, text, "a table of swaps");
        }
        if (lines.size() == 1) {
            return Finding.ok(id(), SWAPS, "none");
        }
        long used = 0;
        for (String each : lines.subList(1, lines.size())) {
            used += used(each);
        }
        final String seen =
                (lines.size() - 1)
                        + " in use with "
                        + used
                        + " kB swapped out, swappiness "
                        + host.textOr(SWAPPINESS, "unknown");
        final String advice = "Switch it off (swapoff -a), or lock the heap's memory.";
        return used > 0
                ? Finding.bad(id(), SWAPS, seen, advice)
                : Finding.warn(id(), SWAPS, seen, advice);
    }

    /** Of the line {@code /dev/sda2 partition 8388604 1024 -2}. */
    private static long used(String line) throws UnknownException {
        final String[] columns = line.split("\\s+");
        if (columns.length < 4 || !columns[3].matches("\\d{1,18}")) {
            throw Evidence.notUnderstood(SWAPS, line, "a swap and its use");
        }
        return Long.parseLong(columns[3]);
    }
}
