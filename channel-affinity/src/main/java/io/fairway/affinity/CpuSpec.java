package io.fairway.affinity;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * Which processor a thread is to run on, in a text form for configuration files.
 *
 * <pre>
 * spec    = "none" | { scope ":" } pick
 * scope   = "isolated" | "housekeeping" | "nohz" | "performance" | "efficiency"
 *         | "node" number | "package" number | "die#" number | "l3#" number | "core" number
 * pick    = "any" | "first" | "last" [ "-" number ] | "siblings" | list
 * list    = range { "," range }
 * range   = number [ "-" number ]
 * </pre>
 *
 * <p>Blanks may stand before and after it, and nowhere else. Numbers go up to 1048576.
 *
 * <p>It starts with the processors that this process may use; each scope leaves those that are in
 * it. {@code node} has the kernel's number. {@code package}, {@code die#}, {@code l3#} and {@code
 * core} count from 0, by the lowest processor, among the groups of what is left: {@code
 * node0:l3#1:any} is in the second L3 of node 0. Of what the scopes leave:
 *
 * <ul>
 *   <li>{@code any} is one that is free: rather on a core that nobody has reserved, rather a
 *       performance core, rather not the core of CPU 0, which has work of the kernel to do; then
 *       the lowest;
 *   <li>a list is the same, of those listed; so {@code 3} is CPU 3;
 *   <li>{@code first}, {@code last}, {@code last-1} are these, free or not: what they mean does not
 *       change with what is reserved;
 *   <li>{@code siblings} is a free one that is not the first of its core: with {@code core2:first}
 *       for one thread and {@code core2:siblings} for another, both are on one core;
 *   <li>{@code none} leaves the thread unpinned.
 * </ul>
 */
public final class CpuSpec {
    private final List<CpuScope> scopes;
    private final CpuPick pick;

    CpuSpec(List<CpuScope> scopes, CpuPick pick) {
        this.scopes = List.copyOf(scopes);
        this.pick = pick;
    }

    /**
     * Reads the text form.
     *
     * @param text the text
     * @return what it specifies
     * @throws CpuSpecException if it cannot be read; it points at the fault
     */
    public static CpuSpec parse(String text) {
        return new CpuSpecParser(text).parse();
    }

    /** A thread that is to run anywhere. */
    boolean isNone() {
        return pick.kind() == CpuPick.Kind.NONE;
    }

    /** What it could be, free or not; empty if nothing fits. */
    CpuSet candidates(Topology topology) {
        return narrowed(topology, topology.allowance().cpus())
                .map(each -> pick.narrow(topology, each))
                .orElse(CpuSet.empty());
    }

    private Optional<CpuSet> narrowed(Topology topology, CpuSet from) {
        Optional<CpuSet> cpus = Optional.of(from);
        for (CpuScope each : scopes) {
            cpus = cpus.flatMap(it -> each.narrow(topology, it)).filter(it -> !it.isEmpty());
        }
        return cpus;
    }

    /**
     * Finds a processor. It is not reserved by that; another may take it meanwhile.
     *
     * @param topology the host
     * @param reservations what is taken
     * @return a processor with its reason, or why there is none
     */
    public CpuChoice resolve(Topology topology, CpuReservations reservations) {
        return resolve(topology, reservations.reserved());
    }

    CpuChoice resolve(Topology topology, CpuSet reserved) {
        if (isNone()) {
            return CpuChoice.unpinned("\"none\": runs anywhere");
        }
        final CpuSet candidates = candidates(topology);
        if (candidates.isEmpty()) {
            return CpuChoice.refused("\"" + this + "\": " + whyNone(topology));
        }
        final CpuSet free = candidates.minus(reserved);
        if (free.isEmpty()) {
            return CpuChoice.refused(
                    "\""
                            + this
                            + "\": "
                            + Words.cpus(candidates)
                            + (candidates.size() == 1 ? " is" : " are")
                            + " reserved");
        }
        final Cpu best =
                topology.cpus().stream()
                        .filter(each -> free.contains(each.id()))
                        .min(order(reserved))
                        .orElseThrow();
        return CpuChoice.chosen(best.id(), "\"" + this + "\": " + Words.describe(topology, best));
    }

    private static Comparator<Cpu> order(CpuSet reserved) {
        final ToIntFunction<Cpu> neighbours = cpu -> cpu.core().and(reserved).size();
        return Comparator.comparingInt(neighbours)
                .thenComparing(cpu -> cpu.type() == CoreType.EFFICIENCY)
                .thenComparing(cpu -> cpu.core().contains(0))
                .thenComparing(cpu -> cpu.id() == 0)
                .thenComparingInt(Cpu::id);
    }

    /** Finds the step that leaves nothing, and whether it would without the limits. */
    private String whyNone(Topology topology) {
        final CpuSet allowed = topology.allowance().cpus();
        final CpuSet elsewhere =
                narrowed(topology, topology.online())
                        .map(it -> pick.narrow(topology, it))
                        .orElse(CpuSet.empty());
        if (!elsewhere.isEmpty() && elsewhere.and(allowed).isEmpty()) {
            return Words.cpus(elsewhere)
                    + (elsewhere.size() == 1 ? " is" : " are")
                    + " not among those that this process may use ("
                    + Words.list(allowed)
                    + ")";
        }
        CpuSet left = allowed;
        for (CpuScope each : scopes) {
            final Optional<CpuSet> next = each.narrow(topology, left);
            if (next.isEmpty() || next.get().isEmpty()) {
                return "no CPU of " + Words.list(left) + " is in " + each;
            }
            left = next.get();
        }
        return switch (pick.kind()) {
            case SIBLINGS ->
                    "no CPU of " + Words.list(left) + " is a sibling of a lower one of its core";
            case LIST ->
                    allowed.containsAll(pick.cpus())
                            ? "no CPU of " + Words.list(left) + " is listed"
                            : "no such CPU among those that are online ("
                                    + Words.list(topology.online())
                                    + ")";
            default ->
                    "there are only "
                            + left.size()
                            + " CPUs to count from ("
                            + Words.list(left)
                            + ")";
        };
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CpuSpec
                && scopes.equals(((CpuSpec) other).scopes)
                && pick.equals(((CpuSpec) other).pick);
    }

    @Override
    public int hashCode() {
        return 31 * scopes.hashCode() + pick.hashCode();
    }

    /** The text form, which {@link #parse} reads. */
    @Override
    public String toString() {
        final StringBuilder text = new StringBuilder();
        scopes.forEach(each -> text.append(each).append(':'));
        return text.append(pick).toString();
    }
}
