package io.fairway.bench.peers;

import io.fairway.bench.peers.workload.Workload;
import java.nio.file.Path;
import java.util.List;

/** The Go program, which measures Go's own channels. */
final class GoFork extends ProcessFork {
    private final Path program;
    private final Settings settings;

    GoFork(Path program, Settings settings) {
        this.program = program;
        this.settings = settings;
    }

    @Override
    List<String> command(Cell cell) {
        final Workload workload = cell.workload();
        final boolean latency = workload.kind().isLatency();
        return List.of(
                program.toString(),
                "-kind=" + workload.kind(),
                "-producers=" + workload.shape().producers(),
                "-consumers=" + workload.shape().consumers(),
                "-capacity=" + workload.shape().capacity(),
                "-channels=" + workload.channels(),
                "-ready=" + workload.ready(),
                "-rate=" + workload.rate(),
                "-burst=" + workload.burst(),
                "-warmups=" + settings.warmups(),
                "-blocks=" + settings.iterations(),
                "-block=" + (latency ? settings.blockMillis() : settings.iterationMillis()) + "ms");
    }
}
