package io.fairway.affinity;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The processors and NUMA nodes of a host, and what this process may use of them. A snapshot;
 * immutable.
 *
 * <p>Read from {@code /sys} and {@code /proc}. Files that are missing or cannot be understood leave
 * a partial topology, whose {@link #problems()} say what and why.
 */
public final class Topology {
    private final List<Cpu> cpus;
    private final Map<Integer, Cpu> byId;
    private final List<NumaNode> nodes;
    private final CpuSet online;
    private final CpuSet isolated;
    private final CpuSet nohzFull;
    private final Allowance allowance;
    private final List<Problem> problems;

    Topology(
            List<Cpu> cpus,
            List<NumaNode> nodes,
            CpuSet isolated,
            CpuSet nohzFull,
            Allowance allowance,
            List<Problem> problems) {
        this.cpus = List.copyOf(cpus);
        this.byId = cpus.stream().collect(Collectors.toMap(Cpu::id, each -> each));
        this.nodes = List.copyOf(nodes);
        this.online = CpuSet.of(cpus.stream().mapToInt(Cpu::id).toArray());
        this.isolated = isolated;
        this.nohzFull = nohzFull;
        this.allowance = allowance;
        this.problems = List.copyOf(problems);
    }

    /**
     * Reads this host's.
     *
     * @return a new snapshot
     */
    public static Topology read() {
        return read(Path.of("/"));
    }

    /**
     * Reads that of a host whose files lie under another root, such as a container's view of its
     * host, or a test's.
     *
     * @param root the directory that has {@code sys} and {@code proc}
     * @return a new snapshot
     */
    public static Topology read(Path root) {
        return new TopologyReader(new HostFiles(root)).read();
    }

    /**
     * The processors that are online, by number.
     *
     * @return an unmodifiable list
     */
    public List<Cpu> cpus() {
        return cpus;
    }

    /**
     * One processor.
     *
     * @param id its number
     * @return the processor, or nothing if there is none of this number, or it is offline
     */
    public Optional<Cpu> cpu(int id) {
        return Optional.ofNullable(byId.get(id));
    }

    /**
     * The NUMA nodes, by number.
     *
     * @return an unmodifiable list; empty if the host does not tell
     */
    public List<NumaNode> nodes() {
        return nodes;
    }

    /**
     * One node.
     *
     * @param id its number
     * @return the node, or nothing if there is none of this number
     */
    public Optional<NumaNode> node(int id) {
        return nodes.stream().filter(each -> each.id() == id).findFirst();
    }

    /**
     * The cores.
     *
     * @return the hardware threads of each, ordered by the first of them; unmodifiable
     */
    public List<CpuSet> cores() {
        return groups(Cpu::core);
    }

    /**
     * The clusters of cores.
     *
     * @return the processors of each, ordered by the first of them; unmodifiable
     */
    public List<CpuSet> clusters() {
        return groups(Cpu::cluster);
    }

    /**
     * The groups that share a last-level cache.
     *
     * @return the processors of each, ordered by the first of them; unmodifiable
     */
    public List<CpuSet> l3Groups() {
        return groups(Cpu::l3);
    }

    /**
     * The dies.
     *
     * @return the processors of each, ordered by the first of them; unmodifiable
     */
    public List<CpuSet> dies() {
        return groups(Cpu::die);
    }

    /**
     * The packages.
     *
     * @return the processors of each, ordered by the first of them; unmodifiable
     */
    public List<CpuSet> sockets() {
        return groups(Cpu::socket);
    }

    private List<CpuSet> groups(Function<Cpu, CpuSet> kind) {
        return cpus.stream().map(kind).distinct().toList();
    }

    /**
     * The processors that are online.
     *
     * @return their numbers
     */
    public CpuSet online() {
        return online;
    }

    /**
     * The processors that are online and that the scheduler keeps free of threads that are not
     * pinned there: by boot parameter, by the isolated partition that this process is in, or, where
     * the root of cgroups v2 is visible, by any isolated partition.
     *
     * @return their numbers
     */
    public CpuSet isolated() {
        return isolated;
    }

    /**
     * The processors that are online and without a periodic timer tick while one thread runs.
     *
     * @return their numbers
     */
    public CpuSet nohzFull() {
        return nohzFull;
    }

    /**
     * What this process may use.
     *
     * @return the processors and the time
     */
    public Allowance allowance() {
        return allowance;
    }

    /**
     * What could not be found out.
     *
     * @return an unmodifiable list; empty if all could
     */
    public List<Problem> problems() {
        return problems;
    }

    /**
     * All of it as a table for people: a line for each core, then the nodes, what this process may
     * use, and what could not be found out. The numbers of sockets, dies, L3 groups, clusters and
     * cores count from 0 in the order of the lists here; those of nodes are the kernel's.
     *
     * @return several lines, each ended by a newline
     */
    public String describe() {
        return new TopologyPrinter(this).print();
    }

    @Override
    public String toString() {
        return "topology of " + cpus.size() + " processors on " + nodes.size() + " nodes";
    }
}
