package io.fairway.bench.peers;

import io.fairway.bench.peers.workload.Implementation;
import io.fairway.bench.peers.workload.Workload;

/**
 * A place in the table.
 *
 * @param workload what is done
 * @param implementation by what
 */
public record Cell(Workload workload, Implementation implementation) {
    @Override
    public String toString() {
        return workload + " " + implementation;
    }
}
