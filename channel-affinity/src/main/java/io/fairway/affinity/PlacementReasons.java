package io.fairway.affinity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Says in words why threads were placed so, what could not be met, and what to beware of. */
final class PlacementReasons {
    private final PlacementTable table;
    private final Topology topology;
    private final List<PlacementPolicy> policies;
    private final boolean chain;
    private final CpuSet reserved;
    private final List<Integer> placed;
    private final PlacementSearch.Found found;

    /** Those placed now, in the order of the threads. */
    private final List<Cpu> cpus = new ArrayList<>();

    /** Those and the ones before, for their relations. */
    private final List<Cpu> all = new ArrayList<>();

    PlacementReasons(
            PlacementTable table,
            List<PlacementPolicy> policies,
            boolean chain,
            CpuSet reserved,
            List<Integer> placed,
            PlacementSearch.Found found) {
        this.table = table;
        this.topology = table.topology;
        this.policies = policies;
        this.chain = chain;
        this.reserved = reserved;
        this.placed = placed;
        this.found = found;
        placed.forEach(each -> topology.cpu(each).ifPresent(all::add));
        for (int each : found.cpus()) {
            final Cpu cpu = topology.cpu(each).orElseThrow();
            cpus.add(cpu);
            all.add(cpu);
        }
    }

    List<CpuChoice> choices() {
        final List<CpuChoice> choices = new ArrayList<>();
        for (int i = 0; i < cpus.size(); i++) {
            final Cpu cpu = cpus.get(i);
            final int before = all.size() - cpus.size() + i - 1;
            final String alone = Words.describe(topology, cpu);
            choices.add(
                    CpuChoice.chosen(
                            cpu.id(),
                            before < 0
                                    ? alone
                                    : alone
                                            + "; with CPU "
                                            + all.get(before).id()
                                            + ": "
                                            + Words.relation(topology, all.get(before), cpu)));
        }
        return choices;
    }

    /** {@code CPU 4 and CPU 6: isolated, share the L3 of CPUs 0-7, different cores}. */
    String summary() {
        final StringBuilder text = new StringBuilder();
        for (int i = 0; i < cpus.size(); i++) {
            final String separator = i == cpus.size() - 1 ? " and " : ", ";
            text.append(i == 0 ? "" : separator).append("CPU ").append(cpus.get(i).id());
        }
        final List<String> words = new ArrayList<>();
        final CpuSet chosen = CpuSet.of(found.cpus());
        final CpuSet isolated = chosen.and(topology.isolated());
        if (isolated.equals(chosen)) {
            words.add("isolated");
        } else if (!isolated.isEmpty()) {
            words.add(Words.cpus(isolated) + " isolated");
        }
        words.add(cpus.size() == 1 ? choices().get(0).reason() : relation());
        return text.append(": ").append(String.join(", ", words)).toString();
    }

    /** Of those next to one another the two that are farthest apart. */
    private String relation() {
        if (cpus.size() == 2) {
            return Words.relation(topology, cpus.get(0), cpus.get(1));
        }
        int widest = 0;
        long most = -1;
        for (int i = 1; i < cpus.size(); i++) {
            final long apart = apart(cpus.get(i - 1), cpus.get(i));
            if (apart > most) {
                most = apart;
                widest = i;
            }
        }
        final Cpu from = cpus.get(widest - 1);
        final Cpu to = cpus.get(widest);
        return "at the widest step, from CPU "
                + from.id()
                + " to CPU "
                + to.id()
                + ": "
                + Words.relation(topology, from, to);
    }

    private long apart(Cpu a, Cpu b) {
        if (a.core().contains(b.id())) {
            return 0;
        }
        if (a.l3().contains(b.id())) {
            return 1;
        }
        if (a.die().contains(b.id())) {
            return 2;
        }
        return (a.socket().contains(b.id()) ? 3 : 4) + Words.distance(topology, a, b);
    }

    List<String> unmet() {
        final List<String> unmet = new ArrayList<>();
        for (int k = 0; k < policies.size(); k++) {
            if (isViolated(k, found)) {
                unmet.add(
                        policies.get(k)
                                + ": "
                                + whyNot(k)
                                + "; so "
                                + (k + 1 < policies.size()
                                        ? policies.get(k + 1) + " decided"
                                        : "closeness decided"));
            }
        }
        return unmet;
    }

    private boolean isViolated(int k, PlacementSearch.Found outcome) {
        if (policies.get(k).kind() != PlacementPolicy.Kind.CLOSEST) {
            return outcome.violations()[k] > 0;
        }
        // Its measure is a distance; what it rules out is a core used twice.
        return cpus.stream().map(Cpu::core).distinct().count() < cpus.size();
    }

    /** Asks what would be needed: other preferences, reservations, allowance, or another host. */
    private String whyNot(int k) {
        final PlacementPolicy policy = policies.get(k);
        final CpuSet allowed = topology.allowance().cpus();
        final CpuSet free = allowed.minus(reserved);
        if (possible(policy, free)) {
            return k == 0
                    ? "the search found no way"
                    : "not possible together with " + policies.subList(0, k);
        }
        if (!free.equals(allowed) && possible(policy, allowed)) {
            return "would need CPUs that are reserved (" + allowed.and(reserved) + ")";
        }
        if (!allowed.containsAll(topology.online()) && possible(policy, topology.online())) {
            return "would need CPUs that this process may not use (it may use "
                    + Words.list(allowed)
                    + ")";
        }
        return hostHasNone(policy);
    }

    private boolean possible(PlacementPolicy policy, CpuSet from) {
        final Optional<PlacementSearch.Found> alone =
                new PlacementSearch(table, List.of(policy), chain, from.and(topology.online()))
                        .place(placed, cpus.size());
        return alone.isPresent()
                && (policy.kind() == PlacementPolicy.Kind.CLOSEST
                        ? distinctCores(from) >= cpus.size()
                        : alone.get().violations()[0] == 0);
    }

    private long distinctCores(CpuSet from) {
        return topology.cpus().stream()
                .filter(each -> from.contains(each.id()))
                .map(Cpu::core)
                .distinct()
                .count();
    }

    private String hostHasNone(PlacementPolicy policy) {
        final int n = all.size();
        return switch (policy.kind()) {
            case SAME_CORE_SIBLINGS -> "this host has no core with CPUs for " + n + " threads";
            case SAME_L3 -> "this host has no L3 that " + n + " different cores share";
            case DIFFERENT_CORE, CLOSEST -> "this host has no " + n + " different cores";
            case SAME_NODE ->
                    topology.nodes().isEmpty()
                            ? "this host does not tell its nodes"
                            : "this host has no node with CPUs for " + n + " threads";
            case SAME_PACKAGE -> "this host has no package with CPUs for " + n + " threads";
            case ISOLATED_FIRST ->
                    topology.isolated().isEmpty()
                            ? "this host has no isolated CPUs"
                            : "this host has only the isolated " + Words.cpus(topology.isolated());
            case EXPLICIT -> "not all of these are online, or there are fewer than threads";
        };
    }

    List<String> warnings() {
        final List<String> warnings = new ArrayList<>();
        final OptionalDouble quota = topology.allowance().quota();
        if (quota.isPresent() && quota.getAsDouble() < all.size()) {
            warnings.add(
                    "the quota is worth "
                            + quota.getAsDouble()
                            + " CPUs, less than "
                            + all.size()
                            + " threads use if they spin: the kernel will stop them for the rest"
                            + " of each period");
        }
        final CpuSet housekeeping = CpuSet.of(found.cpus()).minus(topology.isolated());
        final CpuSet isolated = topology.isolated().and(topology.allowance().cpus());
        final CpuSet unused = isolated.minus(CpuSet.of(found.cpus()));
        if (!housekeeping.isEmpty() && !unused.isEmpty()) {
            warnings.add(
                    Words.cpus(housekeeping)
                            + ": left to housekeeping, while "
                            + Words.cpus(unused)
                            + " would be isolated"
                            + (reserved.containsAll(unused) ? ", but reserved" : ""));
        }
        if (all.stream().map(Cpu::type).distinct().count() > 1) {
            warnings.add(
                    "a mixture of performance and efficiency cores: the slow ones set the pace");
        }
        final boolean siblings =
                policies.stream()
                        .anyMatch(it -> it.kind() == PlacementPolicy.Kind.SAME_CORE_SIBLINGS);
        if (!siblings && all.stream().map(Cpu::core).distinct().count() < all.size()) {
            warnings.add("threads share a core: if both spin, each slows the other");
        }
        return warnings;
    }
}
