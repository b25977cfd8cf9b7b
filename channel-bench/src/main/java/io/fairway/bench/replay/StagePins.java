package io.fairway.bench.replay;

import io.fairway.affinity.AffinityMonitor;
import io.fairway.affinity.AffinityReport;
import io.fairway.affinity.AffinityWatch;
import io.fairway.affinity.CpuChoice;
import io.fairway.affinity.CpuSet;
import io.fairway.affinity.Pinning;
import java.util.List;

/** Pins the threads of a pipeline's stages, each by itself, and watches them. For any thread. */
public final class StagePins {
    private static final StagePins NONE = new StagePins(List.of(), null);

    private final List<CpuSet> cpus;
    private final AffinityMonitor monitor;

    private StagePins(List<CpuSet> cpus, AffinityMonitor monitor) {
        this.cpus = cpus;
        this.monitor = monitor;
    }

    /** Neither pins nor watches. */
    public static StagePins none() {
        return NONE;
    }

    /**
     * The first stage on the first of these processors, and so on; where there are more stages than
     * processors, they share them in turn.
     *
     * @param cpus the processors, at least one
     */
    public static StagePins of(List<Integer> cpus) {
        return new StagePins(
                cpus.stream().map(each -> CpuSet.of(each)).toList(), new AffinityMonitor());
    }

    /**
     * As has been chosen; stages for which there is no processor are watched only.
     *
     * @param choices the choice for each stage
     */
    public static StagePins ofChoices(List<CpuChoice> choices) {
        return new StagePins(
                choices.stream().map(StagePins::chosen).toList(), new AffinityMonitor());
    }

    private static CpuSet chosen(CpuChoice choice) {
        return choice.isChosen() ? CpuSet.of(choice.cpu().getAsInt()) : CpuSet.empty();
    }

    /** Runs a stage on the calling thread, where it belongs. */
    void run(int index, Stage stage) throws Exception {
        if (monitor == null) {
            stage.run();
            return;
        }
        final CpuSet place = cpus.get(index % cpus.size());
        if (place.isEmpty()) {
            runWatched(monitor.watch(), stage);
            return;
        }
        try (Pinning pinning = Pinning.tryPin(place)) {
            runWatched(monitor.watch(pinning.result()), stage);
        }
    }

    private static void runWatched(AffinityWatch watch, Stage stage) throws Exception {
        try (watch) {
            stage.run();
        }
    }

    /**
     * What happened to the threads so far.
     *
     * @return the report; of no threads if they are not watched
     */
    public AffinityReport report() {
        return monitor == null ? new AffinityReport(List.of()) : monitor.report();
    }
}
