package io.fairway.bench.report;

import io.fairway.affinity.AffinityReport;
import io.fairway.bench.replay.ReplayResult;
import java.util.Map;

/**
 * A replay to report on.
 *
 * @param source what was replayed, for a person
 * @param options the options, by name, as a user writes them
 * @param machine what it ran on
 * @param result what came of it
 * @param affinity what became of the threads; of none if they were not to be pinned
 */
public record Run(
        String source,
        Map<String, String> options,
        Machine machine,
        ReplayResult result,
        AffinityReport affinity) {}
