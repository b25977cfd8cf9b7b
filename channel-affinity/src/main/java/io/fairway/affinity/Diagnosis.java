package io.fairway.affinity;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What the doctor found.
 *
 * @param findings one for each property of the host, in the order in which it looked
 */
public record Diagnosis(List<Finding> findings) {

    /** Makes the list unmodifiable. */
    public Diagnosis {
        findings = List.copyOf(findings);
    }

    /**
     * Whether nothing needs to be done.
     *
     * @return whether no finding is {@link Severity#WARN} or {@link Severity#BAD}
     */
    public boolean isHealthy() {
        return findings.stream().noneMatch(Finding::isFault);
    }

    /** A table, with the advice below each finding that has one. */
    @Override
    public String toString() {
        return findings.stream().map(Diagnosis::row).collect(Collectors.joining());
    }

    private static String row(Finding finding) {
        final String row =
                String.format(
                        Locale.ROOT,
                        "%-8s %-15s %s (%s)%n",
                        finding.severity(),
                        finding.id(),
                        finding.seen(),
                        finding.source());
        return finding.advice().isEmpty()
                ? row
                : row + String.format(Locale.ROOT, "%-8s %-15s -> %s%n", "", "", finding.advice());
    }
}
