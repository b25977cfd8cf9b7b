package io.fairway.affinity;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/** What {@code /proc} tells of this process's threads, under a root that tests replace. */
final class ThreadFiles {
    /** The processor last run on, field 39 of proc(5), counted from the state, which is field 3. */
    private static final int PROCESSOR = 39 - 3;

    private final Path proc;

    ThreadFiles(Path root) {
        this.proc = root.resolve("proc");
    }

    /** What a thread's files say at a moment. */
    record Snapshot(CpuSet mask, int cpu) {}

    /** The calling thread's number; nothing where the host does not tell. */
    OptionalInt currentThread() {
        try {
            final Path link = Files.readSymbolicLink(proc.resolve("thread-self"));
            return OptionalInt.of(Integer.parseInt(String.valueOf(link.getFileName())));
        } catch (IOException | NumberFormatException | UnsupportedOperationException e) {
            return OptionalInt.empty();
        }
    }

    /** Nothing if there is no such thread any more. */
    Optional<Snapshot> read(int tid) {
        final Path task = proc.resolve("self/task").resolve(String.valueOf(tid));
        try {
            final String stat = Files.readString(task.resolve("stat"), StandardCharsets.ISO_8859_1);
            final String[] fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ");
            final String status =
                    Files.readString(task.resolve("status"), StandardCharsets.ISO_8859_1);
            final Optional<CpuSet> mask =
                    status.lines()
                            .filter(line -> line.startsWith("Cpus_allowed_list:"))
                            .map(line -> CpuSet.parse(line.substring(line.indexOf(':') + 1)))
                            .findFirst();
            final int cpu = fields.length > PROCESSOR ? Integer.parseInt(fields[PROCESSOR]) : -1;
            return mask.map(each -> new Snapshot(each, cpu));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
