package io.fairway.affinity;

import java.util.ArrayList;
import java.util.List;

/** Says in words what processors are and how they lie to one another. */
final class Words {
    private Words() {}

    /** {@code CPU 3}, or {@code CPUs 3-5}, or {@code no CPU}. */
    static String cpus(CpuSet cpus) {
        if (cpus.isEmpty()) {
            return "no CPU";
        }
        return (cpus.size() == 1 ? "CPU " : "CPUs ") + cpus;
    }

    /** {@code 3-5}, or {@code none}. */
    static String list(CpuSet cpus) {
        return cpus.isEmpty() ? "none" : cpus.toString();
    }

    /** What a processor is like. */
    static String describe(Topology topology, Cpu cpu) {
        final List<String> words = new ArrayList<>();
        if (topology.isolated().contains(cpu.id())) {
            words.add("isolated");
        }
        if (topology.nohzFull().contains(cpu.id())) {
            words.add("without timer tick");
        }
        if (cpu.type() != CoreType.UNIFORM) {
            words.add(cpu.type() == CoreType.PERFORMANCE ? "performance core" : "efficiency core");
        }
        if (cpu.core().size() > 1) {
            words.add("core of " + cpus(cpu.core()));
        }
        words.add("L3 of " + cpus(cpu.l3()));
        if (cpu.node() != Cpu.NO_NODE) {
            words.add("node " + cpu.node());
        }
        return String.join(", ", words);
    }

    /** What two processors have in common, from the closest on. */
    static String relation(Topology topology, Cpu a, Cpu b) {
        if (a.core().contains(b.id())) {
            return "share the core of " + cpus(a.core());
        }
        if (a.l3().contains(b.id())) {
            return "share the L3 of " + cpus(a.l3()) + ", different cores";
        }
        final String nodes = nodes(topology, a, b);
        if (a.die().contains(b.id()) && !a.die().equals(a.core())) {
            return "share the die of " + cpus(a.die()) + ", different L3" + nodes;
        }
        if (a.socket().contains(b.id()) && !a.socket().equals(a.core())) {
            return "share the package of " + cpus(a.socket()) + ", different L3" + nodes;
        }
        return "no common package known" + nodes;
    }

    private static String nodes(Topology topology, Cpu a, Cpu b) {
        if (a.node() == Cpu.NO_NODE || b.node() == Cpu.NO_NODE) {
            return "";
        }
        if (a.node() == b.node()) {
            return ", node " + a.node();
        }
        return ", nodes "
                + a.node()
                + " and "
                + b.node()
                + " at distance "
                + distance(topology, a, b);
    }

    static int distance(Topology topology, Cpu a, Cpu b) {
        return topology.node(a.node()).map(node -> node.distanceTo(b.node())).orElse(10);
    }
}
