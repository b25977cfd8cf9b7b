package io.fairway.bench.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fairway.bench.peers.workload.Implementation;
import io.fairway.bench.peers.workload.Workload;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The program in Go; these tests need a go command, and say so if there is none. */
class GoProgramTest {
    private static final Settings TINY = new Settings(1, 1, 2, 5, 5);

    @Test
    void measuresEveryWorkload() throws Exception {
        final Fork go = new GoFork(program(), TINY);
        for (Workload workload : workloads()) {
            final Sample sample = go.measure(new Cell(workload, Implementation.GO));
            assertEquals(2, sample.nanos().size(), workload::id);
            assertTrue(sample.nanos().stream().allMatch(each -> each > 0), workload::id);
            final int percentiles = workload.kind().isLatency() ? 2 : 0;
            assertEquals(percentiles, sample.p50().size(), workload::id);
            assertEquals(percentiles, sample.p99().size(), workload::id);
            assertEquals(percentiles > 0, !sample.curve().isEmpty(), workload::id);
        }
    }

    @Test
    void aProgramThatFailsIsReportedWithWhatItSaid() throws Exception {
        final Path program = program();
        final Fork wrong =
                new ProcessFork() {
                    @Override
                    List<String> command(Cell cell) {
                        return List.of(program.toString(), "-kind=NONE");
                    }
                };
        final ForkException e =
                assertThrows(
                        ForkException.class,
                        () -> wrong.measure(new Cell(Workload.PAIR, Implementation.GO)));
        assertTrue(e.getMessage().contains("unknown kind \"NONE\""), e::getMessage);
    }

    private static List<Workload> workloads() {
        return Arrays.stream(Workload.values())
                .filter(each -> each.implementations().contains(Implementation.GO))
                .toList();
    }

    private static Path program() throws IOException, InterruptedException {
        final boolean present = GoProgram.findGo().isPresent();
        if (!present) {
            System.out.println("NOT TESTED: the program in Go, as there is no go command");
        }
        assumeTrue(present, "there is no go command");
        return GoProgram.findAndBuild();
    }
}
