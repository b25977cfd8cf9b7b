package io.fairway.affinity;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/** The processes of the host, by {@code /proc}, under a root that tests replace. */
final class ProcessTable {
    /** Positions in {@code /proc/PID/stat}, counted from the state, which is field 3 of proc(5). */
    private static final int STATE = 0;

    private static final int START_TIME = 22 - 3;

    private final Path proc;

    ProcessTable(Path root) {
        this.proc = root.resolve("proc");
    }

    /** What leases of this process say; nothing where the host has no such table. */
    Optional<Lease> self(String owner) {
        final Optional<String> boot = bootId();
        final String[] fields;
        try {
            fields = fields(proc.resolve("self/stat"));
        } catch (IOException e) {
            return Optional.empty();
        }
        final OptionalLong start = startTime(fields);
        return boot.isPresent() && start.isPresent()
                ? Optional.of(new Lease(pid(), start.getAsLong(), boot.get(), owner))
                : Optional.empty();
    }

    private static long pid() {
        return ProcessHandle.current().pid();
    }

    private Optional<String> bootId() {
        try {
            return Optional.of(Files.readString(proc.resolve("sys/kernel/random/boot_id")).strip())
                    .filter(id -> !id.isEmpty());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /**
     * Whether the process of a lease lives. One that is stopped does; one that is dead but not yet
     * waited for does not. In doubt it lives: better a processor unused than used twice.
     */
    boolean alive(Lease lease) {
        final Optional<String> boot = bootId();
        if (boot.isPresent() && !boot.get().equals(lease.bootId())) {
            return false;
        }
        try {
            final String[] fields = fields(proc.resolve(lease.pid() + "/stat"));
            if (fields[STATE].equals("Z") || fields[STATE].equals("X")) {
                return false;
            }
            final OptionalLong start = startTime(fields);
            return start.isEmpty() || start.getAsLong() == lease.startTime();
        } catch (NoSuchFileException e) {
            // A mount with hidepid hides the processes of others, the first one among them.
            return !Files.exists(proc.resolve("1"));
        } catch (IOException e) {
            return !vanished(e);
        }
    }

    /** A process that ends between opening the file and reading it: ESRCH. */
    private static boolean vanished(IOException e) {
        return String.valueOf(e.getMessage()).contains("No such process");
    }

    private static OptionalLong startTime(String[] fields) {
        if (fields.length <= START_TIME) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Long.parseLong(fields[START_TIME]));
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    /** The fields after the name, which stands in brackets and may hold anything. */
    private static String[] fields(Path stat) throws IOException {
        final String text = Files.readString(stat, StandardCharsets.ISO_8859_1);
        return text.substring(text.lastIndexOf(')') + 1).strip().split(" ");
    }
}
