package io.fairway.affinity;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Which processors are taken, so that no two threads are pinned to the same one. All objects of
 * this class in a process know of one another's reservations; those with a directory also of those
 * that other processes made with the same directory.
 *
 * <p>A reservation is a promise among those who ask: it keeps nobody else off a processor.
 *
 * <p>Between processes, each processor has a lease file that names the process. The lease of a
 * process that ended in whatever way counts no more. Processes must see the same directory and the
 * same process numbers: containers with a temporary directory or a process namespace of their own
 * do neither, unless they share both.
 *
 * <p>Safe for use by several threads.
 */
public final class CpuReservations {
    /** The system property that names the directory for {@link #shared()}. */
    public static final String DIRECTORY_PROPERTY = "fairway.cpus.dir";

    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(2);
    private static final int MAX_FAULTS = 100;

    private static final ConcurrentMap<Integer, String> OF_THIS_PROCESS = new ConcurrentHashMap<>();

    private final ConcurrentMap<Integer, String> registry;
    private final @Nullable LeaseDirectory leases;
    private final List<Problem> faults = new CopyOnWriteArrayList<>();

    CpuReservations(ConcurrentMap<Integer, String> registry, @Nullable LeaseDirectory leases) {
        this.registry = registry;
        this.leases = leases;
    }

    /**
     * Reservations that only this process knows.
     *
     * @return an object of its own, with the reservations common to the process
     */
    public static CpuReservations inProcess() {
        return new CpuReservations(OF_THIS_PROCESS, null);
    }

    /**
     * Reservations in the default directory: that of the system property {@value
     * #DIRECTORY_PROPERTY}, else {@code fairway-cpus} in the directory for temporary files.
     *
     * @return reservations that processes share
     */
    public static CpuReservations shared() {
        final String configured = System.getProperty(DIRECTORY_PROPERTY, "");
        return shared(
                configured.isBlank()
                        ? Path.of(System.getProperty("java.io.tmpdir"), "fairway-cpus")
                        : Path.of(configured));
    }

    /**
     * Reservations in a directory.
     *
     * @param directory the directory; it is made when needed
     * @return reservations that processes share
     */
    public static CpuReservations shared(Path directory) {
        return new CpuReservations(
                OF_THIS_PROCESS,
                new LeaseDirectory(directory, new ProcessTable(Path.of("/")), PATIENCE));
    }

    /**
     * Reserves one processor, if it is free. Never throws for one that is not.
     *
     * @param cpu the processor
     * @param owner for whom, for people to read
     * @return what came of it
     */
    public Reservation tryReserve(int cpu, String owner) {
        return tryReserve(CpuSet.of(cpu), owner);
    }

    /**
     * Reserves processors, all or none. Never throws for those that are not free.
     *
     * @param cpus the processors
     * @param owner for whom, for people to read
     * @return what came of it
     */
    public Reservation tryReserve(CpuSet cpus, String owner) {
        if (cpus.isEmpty()) {
            return Reservation.refused(cpus, "no CPU was asked for");
        }
        final List<Integer> taken = new ArrayList<>();
        for (int cpu : cpus.stream().toArray()) {
            final Optional<String> refusal = take(cpu, owner);
            if (refusal.isPresent()) {
                taken.forEach(this::giveBack);
                return Reservation.refused(CpuSet.of(cpu), refusal.get());
            }
            taken.add(cpu);
        }
        return Reservation.held(
                cpus,
                "CPU " + cpus + " reserved " + (leases == null ? "in this process" : "by lease"),
                () -> taken.forEach(this::giveBack));
    }

    private Optional<String> take(int cpu, String owner) {
        final String other = registry.putIfAbsent(cpu, owner);
        if (other != null) {
            return Optional.of("CPU " + cpu + " is held by " + other + " in this process");
        }
        final Optional<String> refusal =
                leases == null ? Optional.empty() : leases.take(cpu, owner);
        if (refusal.isPresent()) {
            registry.remove(cpu);
        }
        return refusal;
    }

    private void giveBack(int cpu) {
        // The lease first: else another thread could find the processor free, and its lease held.
        if (leases != null) {
            leases.giveBack(cpu).ifPresent(this::fault);
        }
        registry.remove(cpu);
    }

    private void fault(String reason) {
        if (faults.size() < MAX_FAULTS) {
            faults.add(new Problem("leases", reason));
        }
    }

    /**
     * The processors that are taken at this moment.
     *
     * @return their numbers
     */
    public CpuSet reserved() {
        return CpuSet.of(holders().stream().mapToInt(CpuHolder::cpu).toArray());
    }

    /**
     * Who holds what at this moment.
     *
     * @return the holders, by processor
     */
    public List<CpuHolder> holders() {
        final Map<Integer, CpuHolder> holders = new TreeMap<>();
        if (leases != null) {
            leases.held(new ArrayList<>())
                    .forEach(
                            (cpu, lease) ->
                                    holders.put(
                                            cpu, new CpuHolder(cpu, lease.pid(), lease.owner())));
        }
        final long self = ProcessHandle.current().pid();
        registry.forEach((cpu, owner) -> holders.put(cpu, new CpuHolder(cpu, self, owner)));
        return List.copyOf(holders.values());
    }

    /**
     * What is wrong with the directory at this moment, and what went wrong so far: files that are
     * no leases, leases that could not be given back.
     *
     * @return an unmodifiable list; empty if all is well
     */
    public List<Problem> problems() {
        final List<Problem> problems = new ArrayList<>(faults);
        if (leases != null) {
            leases.held(problems);
        }
        return List.copyOf(problems);
    }
}
