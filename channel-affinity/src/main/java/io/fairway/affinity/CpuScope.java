package io.fairway.affinity;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * One step of a specification: which of the processors so far it is about.
 *
 * @param index of which group, or -1 if the kind has no groups
 */
record CpuScope(Kind kind, int index) {

    /** The words of the grammar. */
    enum Kind {
        ISOLATED("isolated", false),
        HOUSEKEEPING("housekeeping", false),
        NOHZ("nohz", false),
        PERFORMANCE("performance", false),
        EFFICIENCY("efficiency", false),
        NODE("node", true),
        PACKAGE("package", true),
        DIE("die#", true),
        L3("l3#", true),
        CORE("core", true);

        final String word;
        final boolean indexed;

        Kind(String word, boolean indexed) {
            this.word = word;
            this.indexed = indexed;
        }
    }

    /** Those of these processors that are in it; nothing if there is no such group. */
    Optional<CpuSet> narrow(Topology topology, CpuSet cpus) {
        return switch (kind) {
            case ISOLATED -> Optional.of(cpus.and(topology.isolated()));
            case HOUSEKEEPING -> Optional.of(cpus.minus(topology.isolated()));
            case NOHZ -> Optional.of(cpus.and(topology.nohzFull()));
            case PERFORMANCE ->
                    Optional.of(having(topology, cpus, it -> it.type() == CoreType.PERFORMANCE));
            case EFFICIENCY ->
                    Optional.of(having(topology, cpus, it -> it.type() == CoreType.EFFICIENCY));
            case NODE -> topology.node(index).map(node -> cpus.and(node.cpus()));
            case PACKAGE -> group(topology, cpus, Cpu::socket);
            case DIE -> group(topology, cpus, Cpu::die);
            case L3 -> group(topology, cpus, Cpu::l3);
            case CORE -> group(topology, cpus, Cpu::core);
        };
    }

    static CpuSet having(Topology topology, CpuSet cpus, Predicate<Cpu> condition) {
        return CpuSet.of(of(topology, cpus).filter(condition).mapToInt(Cpu::id).toArray());
    }

    private static Stream<Cpu> of(Topology topology, CpuSet cpus) {
        return topology.cpus().stream().filter(each -> cpus.contains(each.id()));
    }

    private Optional<CpuSet> group(Topology topology, CpuSet cpus, Function<Cpu, CpuSet> groups) {
        final List<CpuSet> distinct = of(topology, cpus).map(groups).distinct().toList();
        return index < distinct.size()
                ? Optional.of(distinct.get(index).and(cpus))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return kind.word + (kind.indexed ? index : "");
    }
}
