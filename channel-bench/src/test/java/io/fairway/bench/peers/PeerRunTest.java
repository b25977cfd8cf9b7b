package io.fairway.bench.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fairway.bench.peers.workload.Implementation;
import io.fairway.bench.peers.workload.Workload;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The order of the cells, and what becomes of those that fail. */
class PeerRunTest {
    private static final Settings TWO_ROUNDS = Settings.QUICK.withRounds(2);

    private final List<Cell> measured = new ArrayList<>();
    private final List<String> progress = new ArrayList<>();

    @Test
    void everyCellIsMeasuredOnceARoundInTurn() throws InterruptedException {
        final PeerResults results =
                run(
                        List.of(Workload.STREAM, Workload.SELECT_2),
                        EnumSet.of(Implementation.FAIRWAY, Implementation.JOX, Implementation.ABQ),
                        this::measure);

        final List<Cell> round =
                List.of(
                        new Cell(Workload.STREAM, Implementation.FAIRWAY),
                        new Cell(Workload.STREAM, Implementation.ABQ),
                        new Cell(Workload.STREAM, Implementation.JOX),
                        new Cell(Workload.SELECT_2, Implementation.FAIRWAY),
                        new Cell(Workload.SELECT_2, Implementation.JOX));
        final List<Cell> both = new ArrayList<>(round);
        both.addAll(round.reversed());
        assertEquals(both, measured);
        assertEquals(Set.copyOf(round), results.figures().keySet());
        assertEquals(10, progress.size());
        assertTrue(
                progress.getLast().startsWith("round 2 of 2, cell 5 of 5, 0 min left: 1-1 fairway"),
                progress.getLast());
    }

    @Test
    void aCellThatFailsIsReportedAndNotMeasuredAgain() throws InterruptedException {
        final PeerResults results =
                run(
                        List.of(Workload.STREAM),
                        EnumSet.of(Implementation.FAIRWAY, Implementation.ABQ),
                        cell -> {
                            measured.add(cell);
                            if (cell.implementation() == Implementation.ABQ) {
                                throw new ForkException("lost an element");
                            }
                            return sample();
                        });

        final Cell failed = new Cell(Workload.STREAM, Implementation.ABQ);
        assertEquals("lost an element", results.failures().get(failed));
        assertEquals(1, measured.stream().filter(failed::equals).count());
        assertEquals(
                Set.of(new Cell(Workload.STREAM, Implementation.FAIRWAY)),
                results.figures().keySet());
    }

    @Test
    void withoutGoTheRestIsMeasuredAndTheReportSaysSo() throws InterruptedException {
        final PeerResults results =
                run(
                        List.of(Workload.STREAM),
                        EnumSet.of(Implementation.FAIRWAY, Implementation.GO),
                        this::measure);

        assertEquals(List.of("Go was not measured: there is none"), results.notes());
        assertEquals(results.notes().getFirst(), progress.getFirst());
        assertEquals(Set.of(Implementation.FAIRWAY), results.of(Workload.STREAM).keySet());
        final Verdict verdict = results.verdicts(Workload.STREAM).get(1);
        assertEquals(Status.NOT_MEASURED, verdict.status());
    }

    private Sample measure(Cell cell) {
        measured.add(cell);
        return sample();
    }

    private static Sample sample() {
        return Sample.ofThroughput(List.of(1.0), List.of(0.0), List.of());
    }

    private PeerResults run(List<Workload> workloads, Set<Implementation> with, Fork fork)
            throws InterruptedException {
        return new PeerRun(
                        workloads,
                        with,
                        TWO_ROUNDS,
                        progress::add,
                        fork,
                        fork,
                        () -> {
                            throw new IOException("there is none");
                        })
                .run();
    }
}
