package io.fairway.bench.peers;

import io.fairway.bench.peers.workload.Implementation;
import io.fairway.bench.peers.workload.Workload;
import java.util.List;
import java.util.Map;

/**
 * What Fairway is to reach at a workload. Judged within one run only, as the noise of the machine
 * is in all figures of it.
 *
 * @param workload where
 * @param text what, for a person
 * @param conditions the same, for the program; all must hold
 */
record Target(Workload workload, String text, List<Condition> conditions) {

    static Target of(Workload workload, String text, Condition... conditions) {
        return new Target(workload, text, List.of(conditions));
    }

    Verdict judge(Map<Implementation, Figures> figures) {
        final List<Check> checks = conditions.stream().map(each -> each.check(figures)).toList();
        final Status status = checks.stream().map(Check::status).reduce(Status.MET, Status::and);
        return new Verdict(workload, text, status, checks);
    }
}
