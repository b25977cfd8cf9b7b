package io.fairway.affinity;

import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where threads were to run, where they did, and what happened to them while they were watched.
 *
 * @param threads one entry for each thread
 */
public record AffinityReport(List<ThreadAffinity> threads) {

    /** Makes the list unmodifiable. */
    public AffinityReport {
        threads = List.copyOf(threads);
    }

    /** A table; below it, what could not be pinned or read, and why. */
    @Override
    public String toString() {
        return header()
                + threads.stream().map(AffinityReport::row).collect(Collectors.joining())
                + notes().stream()
                        .map(each -> each + System.lineSeparator())
                        .collect(Collectors.joining());
    }

    private static String header() {
        return String.format(
                Locale.ROOT,
                "%-24s %9s %9s %4s %4s %10s %10s %11s %13s%n",
                "thread",
                "requested",
                "allowed",
                "cpu",
                "node",
                "migrations",
                "voluntary",
                "involuntary",
                "run queue us");
    }

    private static String row(ThreadAffinity thread) {
        return String.format(
                Locale.ROOT,
                "%-24s %9s %9s %4s %4s %10s %10s %11s %13s%n",
                thread.thread(),
                thread.pin().map(each -> each.requested().toString()).orElse("-"),
                thread.mask(),
                thread.cpu(),
                thread.node(),
                thread.migrations(),
                thread.voluntarySwitches(),
                thread.involuntarySwitches(),
                thread.runQueueNanos()
                        .optional()
                        .map(each -> String.format(Locale.ROOT, "%.1f", each / 1e3))
                        .orElse("-"));
    }

    /** Each once, although many threads may share a reason. */
    private TreeSet<String> notes() {
        final TreeSet<String> notes = new TreeSet<>();
        for (ThreadAffinity each : threads) {
            each.pin()
                    .filter(pin -> !pin.reason().isEmpty())
                    .ifPresent(pin -> notes.add(each.thread() + ": " + pin));
            Stream.of(
                            each.mask(),
                            each.cpu(),
                            each.node(),
                            each.migrations(),
                            each.voluntarySwitches(),
                            each.involuntarySwitches(),
                            each.runQueueNanos())
                    .map(Reading::reason)
                    .filter(reason -> !reason.isEmpty())
                    .forEach(reason -> notes.add(each.thread() + ": " + reason));
        }
        return notes;
    }
}
