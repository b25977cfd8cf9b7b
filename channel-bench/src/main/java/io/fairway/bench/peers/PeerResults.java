package io.fairway.bench.peers;

import io.fairway.bench.peers.workload.Implementation;
import io.fairway.bench.peers.workload.Workload;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What came of a run.
 *
 * @param workloads what was measured, in order
 * @param figures the figures of the cells that were measured
 * @param failures why others were not: the process failed, or a check did
 * @param notes what else a reader has to know
 */
public record PeerResults(
        List<Workload> workloads,
        Map<Cell, Figures> figures,
        Map<Cell, String> failures,
        List<String> notes) {

    /** The figures of a workload, in the order of the implementations. */
    public Map<Implementation, Figures> of(Workload workload) {
        return row(figures, workload);
    }

    /** Why cells of a workload could not be measured. */
    public Map<Implementation, String> failures(Workload workload) {
        return row(failures, workload);
    }

    private static <T> Map<Implementation, T> row(Map<Cell, T> cells, Workload workload) {
        final Map<Implementation, T> row = new EnumMap<>(Implementation.class);
        cells.forEach(
                (cell, each) -> {
                    if (cell.workload() == workload) {
                        row.put(cell.implementation(), each);
                    }
                });
        return row;
    }

    /** Whether the targets of a workload are met. */
    public List<Verdict> verdicts(Workload workload) {
        final Map<Implementation, Figures> row = of(workload);
        return Targets.of(workload).stream().map(each -> each.judge(row)).toList();
    }

    /** Whether the targets of all workloads are met. */
    public List<Verdict> verdicts() {
        return workloads.stream().flatMap(each -> verdicts(each).stream()).toList();
    }

    /** The least time of a peer that can block; NaN if none was measured. */
    public double bestPeer(Workload workload) {
        return of(workload).entrySet().stream()
                .filter(each -> each.getKey().isPeer() && each.getKey().canBlock())
                .mapToDouble(each -> each.getValue().nanos())
                .min()
                .orElse(Double.NaN);
    }
}
