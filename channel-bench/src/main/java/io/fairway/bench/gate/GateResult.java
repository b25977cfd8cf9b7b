package io.fairway.bench.gate;

import io.fairway.bench.report.Machine;
import java.nio.file.Path;
import java.util.List;

/**
 * What the gate found.
 *
 * @param machine what it ran on
 * @param commit of the candidate, or "unknown"
 * @param checks in the order in which they ran
 * @param recordings of what failed
 */
public record GateResult(
        Machine machine, String commit, List<Check> checks, List<Path> recordings) {

    /** Makes the lists unmodifiable. */
    public GateResult {
        checks = List.copyOf(checks);
        recordings = List.copyOf(recordings);
    }

    /** The verdict over all checks. */
    public Verdict verdict() {
        return Verdict.worst(checks.stream().map(Check::verdict).toList());
    }
}
