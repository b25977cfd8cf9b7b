package io.fairway.affinity;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the placement that violates the preferences least, the first one first.
 *
 * <p>From each start it takes, step by step, the processor whose violations are least; of the
 * placements found so, it takes the best, and the one with the lowest numbers of several. For two
 * threads that is the optimum; for more, nearly always, since processors lie in groups within
 * groups. On a host with a thousand processors and more it starts but once from each kind of
 * processor in each cache group, since the others would lead to the like.
 */
final class PlacementSearch {
    /**
     * What follows the preferences: a used core, mixed core types, slow cores, distance, boot CPU.
     */
    private static final int LAST_WORDS = 5;

    /** Steps of the search that take well under a second. */
    private static final long EXHAUSTIVE = 4_000_000;

    private static final long SHARED_CORE = 1_000_000;
    private static final long SAME_DIE = 1_000;
    private static final long SAME_SOCKET = 2_000;
    private static final long FAR = 3_000;

    private final PlacementTable table;
    private final List<PlacementPolicy> policies;
    private final boolean chain;
    private final boolean[] candidate;
    private final int candidates;

    /**
     * A search.
     *
     * @param chain whether each thread hands to the next only; else all to all
     * @param from the processors to choose from
     */
    PlacementSearch(
            PlacementTable table, List<PlacementPolicy> policies, boolean chain, CpuSet from) {
        this.table = table;
        this.policies = policies;
        this.chain = chain;
        this.candidate = new boolean[table.size()];
        int count = 0;
        for (int i = 0; i < candidate.length; i++) {
            candidate[i] = from.contains(table.id[i]);
            count += candidate[i] ? 1 : 0;
        }
        this.candidates = count;
    }

    /**
     * The outcome.
     *
     * @param cpus the processors, in the order of the threads, without those that were there before
     * @param violations by policy; 0 if it is met
     */
    record Found(int[] cpus, long[] violations) {}

    /** Places n more threads beside those placed; nothing if there are too few processors. */
    Optional<Found> place(List<Integer> placed, int n) {
        if (candidates < n) {
            return Optional.empty();
        }
        Found best = null;
        for (int start : starts(placed, n)) {
            final Found found = from(placed, start, n, best);
            best = found == null ? best : found;
        }
        return Optional.ofNullable(best)
                .map(it -> new Found(it.cpus, Arrays.copyOf(it.violations, policies.size())));
    }

    private int[] starts(List<Integer> placed, int n) {
        if (!placed.isEmpty()) {
            return new int[] {-1};
        }
        final boolean all = (long) candidates * candidates * n <= EXHAUSTIVE;
        final Set<List<Object>> kinds = new HashSet<>();
        final int[] starts = new int[candidates];
        int count = 0;
        for (int i = 0; i < candidate.length; i++) {
            if (candidate[i] && (all || kinds.add(kind(i)))) {
                starts[count++] = i;
            }
        }
        return Arrays.copyOf(starts, count);
    }

    private List<Object> kind(int i) {
        long siblings = 0;
        for (int other = 0; other < candidate.length; other++) {
            if (candidate[other] && table.core[other] == table.core[i]) {
                siblings += table.isolated[other] ? SHARED_CORE : 1;
            }
        }
        final int cpu = table.id[i];
        return List.of(
                table.l3[i],
                table.node[i],
                table.isolated[i],
                table.type[i],
                siblings,
                policies.stream().anyMatch(each -> each.cpuOf(0) == cpu),
                table.bootDuty(i));
    }

    /** The placement from a start; null if it is no better than the best so far. */
    private @Nullable Found from(
            List<Integer> placed, int start, int n, @Nullable Found bestSoFar) {
        final PlacementState state = new PlacementState(table, chain);
        for (int cpu : placed) {
            final int at = table.position(cpu);
            if (at >= 0) {
                state.add(at);
            }
        }
        final int[] cpus = new int[n];
        final boolean[] open = candidate.clone();
        final long[] total = new long[policies.size() + LAST_WORDS];
        for (int step = 0; step < n; step++) {
            final int thread = placed.size() + step;
            long[] best = new long[total.length];
            long[] cost = new long[total.length];
            int chosen = -1;
            for (int i = 0; i < open.length; i++) {
                if (!open[i] || (step == 0 && start >= 0 && i != start)) {
                    continue;
                }
                if (isLess(cost, chosen < 0 ? null : best, state, i, thread)) {
                    final long[] swap = best;
                    best = cost;
                    cost = swap;
                    chosen = i;
                }
            }
            open[chosen] = false;
            state.add(chosen);
            cpus[step] = table.id[chosen];
            for (int k = 0; k < total.length; k++) {
                total[k] += best[k];
            }
            // Costs only grow: what is no better now never will be.
            if (bestSoFar != null && Arrays.compare(total, bestSoFar.violations) >= 0) {
                return null;
            }
        }
        return new Found(cpus, total);
    }

    /** Fills in the costs, as far as they decide, and says whether they are less than the best. */
    private boolean isLess(
            long[] cost, long @Nullable [] best, PlacementState state, int i, int thread) {
        boolean less = best == null;
        for (int k = 0; k < cost.length; k++) {
            cost[k] =
                    k < policies.size()
                            ? violation(policies.get(k), state, i, thread)
                            : lastWord(k - policies.size(), state, i);
            if (!less && best != null) {
                if (cost[k] > best[k]) {
                    return false;
                }
                less = cost[k] < best[k];
            }
        }
        return less;
    }

    private long lastWord(int k, PlacementState state, int i) {
        return switch (k) {
            case 0 -> state.coreUsed(i) ? 1 : 0;
            case 1 -> state.otherType(i) ? 1 : 0;
            case 2 -> table.type[i] == CoreType.EFFICIENCY ? 1 : 0;
            case 3 -> distance(state, i);
            default -> table.bootDuty(i);
        };
    }

    private long violation(PlacementPolicy policy, PlacementState state, int i, int thread) {
        return switch (policy.kind()) {
            case SAME_CORE_SIBLINGS -> state.partners() - state.sameCore(i);
            case SAME_L3 -> state.partners() - (state.sameL3(i) - state.sameCore(i));
            case DIFFERENT_CORE -> state.coreUsed(i) ? 1 : 0;
            case SAME_NODE ->
                    table.nodeKnown[table.node[i]]
                            ? state.partners() - state.sameNode(i)
                            : state.partners();
            case SAME_PACKAGE -> state.partners() - state.sameSocket(i);
            case CLOSEST -> distance(state, i);
            case ISOLATED_FIRST -> table.isolated[i] ? 0 : 1;
            case EXPLICIT -> policy.cpuOf(thread) == table.id[i] ? 0 : 1;
        };
    }

    /** The sum over its partners. A wider group counts those that a narrower one has not. */
    private long distance(PlacementState state, int i) {
        final long core = state.sameCore(i);
        final long l3 = Math.max(state.sameL3(i), core);
        final long die = Math.max(state.sameDie(i), l3);
        final long socket = Math.max(state.sameSocket(i), die);
        return core * SHARED_CORE
                + (die - l3) * SAME_DIE
                + (socket - die) * SAME_SOCKET
                + (state.partners() - socket) * FAR
                + state.nodeDistance(i);
    }
}
