package io.fairway.bench.cli;

import io.fairway.bench.peers.workload.Workload;
import java.util.Arrays;
import java.util.Iterator;

/** The workloads that users can choose. */
final class WorkloadNames implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
        return Arrays.stream(Workload.values()).map(Workload::id).iterator();
    }
}
