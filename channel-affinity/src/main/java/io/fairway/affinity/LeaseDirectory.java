package io.fairway.affinity;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Leases of processors as files of a directory that processes share, one file per processor.
 *
 * <pre>
 * Why exactly one process gets a processor
 * ----------------------------------------
 * Every change of a lease file - taking, taking over, giving back - is made while holding an exclusive
 * lock on the file "lock" (fcntl). The kernel grants it to one process at a time and releases it when
 * that process dies, however it dies. Threads of one process, which share fcntl locks, exclude one
 * another by a monitor first; the monitor is an interned string, so that two copies of this class in
 * two class loaders use the same one.
 *
 * Under the lock, taking is: read the file; if it is missing, or its process is dead, move a new file
 * over it. So of two processes that find the same stale lease at once, one is let in first and moves
 * its own lease over the stale one; the other is let in later, reads the first one's lease, finds its
 * process alive, and is refused. Nobody decides upon what was read before the lock was granted.
 *
 * A crash under the lock leaves the old file or the new one, since a move within a directory is atomic;
 * never half of one. It may leave a temporary file, which the next process to be let in removes.
 *
 * A lease is stale if its process is: no process has the number, or one that started at another time
 * has it, or the host was booted since, or the process is a zombie. A stopped process is alive. Start
 * time and number do not change while a process lives, so what was found stale cannot come to life.
 *
 * The lock file is never removed. Should something else remove it (a cleaner of temporary files), two
 * processes might lock two files of the same name: so the file's identity is compared before opening
 * and after locking, and the lock is taken anew if it changed.
 *
 * A process stopped while it holds the lock makes others wait; they give up after a time and are
 * refused, with that reason. Nothing is then pinned twice.
 * </pre>
 */
final class LeaseDirectory {
    private static final String LOCK = "lock";
    private static final Pattern LEASE = Pattern.compile("cpu-(\\d{1,7})\\.lease");
    private static final Pattern TEMPORARY = Pattern.compile("new-\\d{1,20}\\.tmp");
    private static final int MAX_BYTES = 4096;
    private static final long PAUSE = TimeUnit.MICROSECONDS.toNanos(200);

    private final Path directory;
    private final ProcessTable processes;
    private final long patience;

    /**
     * A directory, made when first used.
     *
     * @param patience how long to wait for the lock, in nanoseconds
     */
    LeaseDirectory(Path directory, ProcessTable processes, long patience) {
        this.directory = directory;
        this.processes = processes;
        this.patience = patience;
    }

    /** What is done under the lock. */
    @FunctionalInterface
    private interface Locked<T> {
        T run() throws IOException;
    }

    /**
     * Takes a processor for this process.
     *
     * @return nothing if it has it now, else why not
     */
    Optional<String> take(int cpu, String owner) {
        final Optional<Lease> self = processes.self(owner);
        if (self.isEmpty()) {
            return Optional.of("this host has no /proc to tell processes apart: no leases");
        }
        try {
            return locked(() -> takeLocked(cpu, self.get()));
        } catch (IOException e) {
            return Optional.of("no lease in " + directory + ": " + e);
        }
    }

    private Optional<String> takeLocked(int cpu, Lease self) throws IOException {
        final Path file = file(cpu);
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                return Optional.of(file + " is not a file");
            }
            final String text = text(file);
            final Optional<Lease> held = Lease.parse(text);
            if (held.isPresent() && processes.alive(held.get())) {
                return Optional.of("CPU " + cpu + " is held by " + describe(held.get()));
            }
            if (held.isEmpty() && text.startsWith(Lease.FAMILY)) {
                return Optional.of(file + " is a lease of a form unknown here");
            }
        }
        final Path fresh = directory.resolve("new-" + self.pid() + ".tmp");
        Files.writeString(fresh, self.format());
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        return Optional.empty();
    }

    static String describe(Lease lease) {
        return "process "
                + lease.pid()
                + (lease.owner().isEmpty() ? "" : " (" + lease.owner() + ")");
    }

    /**
     * Gives a processor back.
     *
     * @return nothing if it is free now, else why not
     */
    Optional<String> giveBack(int cpu) {
        try {
            return locked(
                    () -> {
                        final Optional<Lease> self = processes.self("");
                        final Optional<Lease> held = read(file(cpu));
                        if (self.isPresent() && held.isPresent() && sameProcess(self, held)) {
                            Files.deleteIfExists(file(cpu));
                        }
                        return Optional.empty();
                    });
        } catch (IOException e) {
            return Optional.of("the lease of CPU " + cpu + " cannot be given back: " + e);
        }
    }

    private static boolean sameProcess(Optional<Lease> a, Optional<Lease> b) {
        return a.get().pid() == b.get().pid()
                && a.get().startTime() == b.get().startTime()
                && a.get().bootId().equals(b.get().bootId());
    }

    /** The leases of living processes. Without the lock: a picture of the moment. */
    Map<Integer, Lease> held(List<Problem> problems) {
        final Map<Integer, Lease> held = new TreeMap<>();
        if (!Files.exists(directory)) {
            return held;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
            for (Path file : files) {
                look(file, held, problems);
            }
        } catch (IOException | DirectoryIteratorException e) {
            problems.add(new Problem(directory.toString(), "cannot be listed: " + e));
        }
        return held;
    }

    private void look(Path file, Map<Integer, Lease> held, List<Problem> problems) {
        final String name = file.getFileName().toString();
        final Matcher lease = LEASE.matcher(name);
        if (name.equals(LOCK) || TEMPORARY.matcher(name).matches()) {
            return;
        }
        if (!lease.matches() || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            problems.add(new Problem(file.toString(), "is no lease: left alone"));
            return;
        }
        try {
            final Optional<Lease> content = read(file);
            if (content.isEmpty() && Files.exists(file)) {
                problems.add(new Problem(file.toString(), "is no lease: counts as free"));
            }
            content.filter(processes::alive)
                    .ifPresent(it -> held.put(Integer.parseInt(lease.group(1)), it));
        } catch (IOException e) {
            problems.add(new Problem(file.toString(), "cannot be read: " + e));
        }
    }

    private Path file(int cpu) {
        return directory.resolve("cpu-" + cpu + ".lease");
    }

    /** The lease in a file; nothing if there is no such file, or it holds something else. */
    private static Optional<Lease> read(Path file) throws IOException {
        return Lease.parse(text(file));
    }

    /** The text of a file; empty if there is no such file. */
    private static String text(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return new String(in.readNBytes(MAX_BYTES), StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            return "";
        }
    }

    private <T> T locked(Locked<T> action) throws IOException {
        Files.createDirectories(directory);
        final Path path = directory.toRealPath().resolve(LOCK);
        synchronized (("io.fairway.affinity:" + path).intern()) {
            final long deadline = System.nanoTime() + patience;
            while (true) {
                final Object before = identity(path);
                try (FileChannel channel =
                        FileChannel.open(
                                path, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                    lock(channel, path, deadline);
                    // Closing the channel releases the lock.
                    if (before != null && before.equals(identity(path))) {
                        removeRemains();
                        return action.run();
                    }
                }
            }
        }
    }

    /**
     * By trying, since waiting in the kernel fails in an interrupted thread; and threads give back
     * what they hold just when they have been interrupted.
     */
    private static void lock(FileChannel channel, Path path, long deadline) throws IOException {
        while (true) {
            try {
                final FileLock lock = channel.tryLock();
                if (lock != null) {
                    return;
                }
            } catch (OverlappingFileLockException e) {
                throw new IOException("other code of this process has locked " + path, e);
            }
            if (System.nanoTime() - deadline > 0) {
                throw new IOException(path + " stays locked by another process");
            }
            LockSupport.parkNanos(PAUSE);
        }
    }

    private static @Nullable Object identity(Path path) throws IOException {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    /** Of processes that crashed under the lock: whoever holds it now has not begun to write. */
    private void removeRemains() throws IOException {
        final List<Path> remains = new ArrayList<>();
        try (DirectoryStream<Path> files =
                Files.newDirectoryStream(
                        directory,
                        file ->
                                TEMPORARY
                                        .matcher(Objects.toString(file.getFileName()))
                                        .matches())) {
            files.forEach(remains::add);
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        for (Path each : remains) {
            Files.deleteIfExists(each);
        }
    }
}
