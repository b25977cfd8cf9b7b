package io.fairway.bench.peers;

import io.fairway.bench.peers.workload.Implementation;
import io.fairway.bench.peers.workload.Workload;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Measures all cells, in rounds. In each round each cell is measured once, in a process of its own;
 * the cells of a workload follow one another, in every other round backwards, so that whatever
 * changes on the machine meanwhile changes all of them.
 */
public final class PeerRun {
    private static final double NANOS_PER_MINUTE = 60e9;

    private final List<Workload> workloads;
    private final Set<Implementation> implementations;
    private final Settings settings;
    private final Consumer<String> progress;

    private final Map<Cell, List<Sample>> samples = new LinkedHashMap<>();
    private final Map<Cell, String> failures = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();

    private final Fork jmh;
    private final Fork harness;
    private final GoFinder goFinder;
    private Fork go;

    /**
     * A run.
     *
     * @param workloads what to measure
     * @param implementations at most what to measure it with
     * @param settings how long
     * @param progress gets a line for each cell
     * @throws IOException if it cannot be found out which JDKs there are
     */
    public PeerRun(
            List<Workload> workloads,
            Set<Implementation> implementations,
            Settings settings,
            Consumer<String> progress)
            throws IOException {
        this(workloads, implementations, settings, progress, new JavaCommands(Jdk17.find()));
    }

    private PeerRun(
            List<Workload> workloads,
            Set<Implementation> implementations,
            Settings settings,
            Consumer<String> progress,
            JavaCommands java) {
        this(
                workloads,
                implementations,
                settings,
                progress,
                new JmhFork(settings, java),
                new HarnessFork(settings, java),
                GoProgram::findAndBuild);
        if (java.jdk17().isEmpty() && this.implementations.removeIf(Implementation::isOnJdk17)) {
            note("JDK 17 was not measured: there is none");
        }
    }

    /** A run by other means. */
    PeerRun(
            List<Workload> workloads,
            Set<Implementation> implementations,
            Settings settings,
            Consumer<String> progress,
            Fork jmh,
            Fork harness,
            GoFinder goFinder) {
        this.jmh = jmh;
        this.harness = harness;
        this.goFinder = goFinder;
        this.workloads = List.copyOf(workloads);
        this.implementations = EnumSet.copyOf(implementations);
        this.settings = settings;
        this.progress = progress;
    }

    /** Measures. A cell that fails is among the results as such; the others are measured. */
    public PeerResults run() throws InterruptedException {
        prepareGo();
        final List<Cell> cells = cells();
        final long start = System.nanoTime();
        int done = 0;
        for (int round = 0; round < settings.rounds(); round++) {
            for (Cell each : round % 2 == 0 ? cells : backwards(cells)) {
                measure(each);
                done++;
                report(round, done, cells.size(), each, System.nanoTime() - start);
            }
        }
        final Map<Cell, Figures> figures = new LinkedHashMap<>();
        samples.forEach((cell, each) -> figures.put(cell, Figures.of(each)));
        failures.keySet().forEach(figures::remove);
        return new PeerResults(workloads, figures, failures, notes);
    }

    private void prepareGo() throws InterruptedException {
        if (!implementations.contains(Implementation.GO)) {
            return;
        }
        try {
            go = new GoFork(goFinder.find(), settings);
        } catch (IOException e) {
            implementations.remove(Implementation.GO);
            note("Go was not measured: " + e.getMessage());
        }
    }

    private void note(String text) {
        notes.add(text);
        progress.accept(text);
    }

    private List<Cell> cells() {
        final List<Cell> cells = new ArrayList<>();
        for (Workload workload : workloads) {
            for (Implementation each : workload.implementations()) {
                if (implementations.contains(each)) {
                    cells.add(new Cell(workload, each));
                }
            }
        }
        return cells;
    }

    private static List<Cell> backwards(List<Cell> cells) {
        final List<Cell> reversed = new ArrayList<>(cells);
        Collections.reverse(reversed);
        return reversed;
    }

    private void measure(Cell cell) throws InterruptedException {
        if (failures.containsKey(cell)) {
            return;
        }
        try {
            samples.computeIfAbsent(cell, each -> new ArrayList<>()).add(fork(cell).measure(cell));
        } catch (ForkException e) {
            failures.put(cell, e.getMessage());
        }
    }

    private Fork fork(Cell cell) {
        if (cell.implementation() == Implementation.GO) {
            return go;
        }
        return cell.workload().kind().isForJmh() ? jmh : harness;
    }

    private void report(int round, int done, int cells, Cell cell, long nanos) {
        final double left = (double) nanos / done * (cells * settings.rounds() - done);
        progress.accept(
                String.format(
                        Locale.ROOT,
                        "round %d of %d, cell %d of %d, %.0f min left: %s %s",
                        round + 1,
                        settings.rounds(),
                        done - round * cells,
                        cells,
                        Math.ceil(left / NANOS_PER_MINUTE),
                        cell,
                        outcome(cell)));
    }

    private String outcome(Cell cell) {
        if (failures.containsKey(cell)) {
            return "FAILED: " + failures.get(cell);
        }
        return String.format(
                Locale.ROOT, "%,.1f ns", Figures.of(List.of(samples.get(cell).getLast())).nanos());
    }
}
