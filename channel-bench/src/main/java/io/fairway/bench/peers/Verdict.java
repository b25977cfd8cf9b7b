package io.fairway.bench.peers;

import io.fairway.bench.peers.workload.Workload;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Whether a target is met.
 *
 * @param workload where
 * @param target what, for a person
 * @param status whether
 * @param checks why
 */
public record Verdict(Workload workload, String target, Status status, List<Check> checks) {

    /** Whether it is met; it is not if that cannot be told. */
    public boolean isMet() {
        return status == Status.MET;
    }

    /** Why, in a line. */
    public String reason() {
        return checks.stream().map(Check::text).collect(Collectors.joining("; "));
    }
}
