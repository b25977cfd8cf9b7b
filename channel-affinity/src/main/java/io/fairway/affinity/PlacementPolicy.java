package io.fairway.affinity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A preference for where threads that hand work to one another run; see {@link Placement}. */
public final class PlacementPolicy {
    /** Hardware threads of one core: the shortest way, but they share its units and its L1. */
    public static final PlacementPolicy SAME_CORE_SIBLINGS =
            new PlacementPolicy(Kind.SAME_CORE_SIBLINGS);

    /** Different cores that share their last-level cache. */
    public static final PlacementPolicy SAME_L3 = new PlacementPolicy(Kind.SAME_L3);

    /** No core is shared. */
    public static final PlacementPolicy DIFFERENT_CORE = new PlacementPolicy(Kind.DIFFERENT_CORE);

    /** The same NUMA node. Not met where the host does not tell its nodes. */
    public static final PlacementPolicy SAME_NODE = new PlacementPolicy(Kind.SAME_NODE);

    /** The same package. */
    public static final PlacementPolicy SAME_PACKAGE = new PlacementPolicy(Kind.SAME_PACKAGE);

    /**
     * As close as can be: by L3, die, package, and distance of the nodes; on one core only if there
     * is nothing else.
     */
    public static final PlacementPolicy CLOSEST = new PlacementPolicy(Kind.CLOSEST);

    /** Processors that the scheduler keeps free of other threads. */
    public static final PlacementPolicy ISOLATED_FIRST = new PlacementPolicy(Kind.ISOLATED_FIRST);

    private static final Map<String, PlacementPolicy> BY_NAME =
            List.of(
                            SAME_CORE_SIBLINGS,
                            SAME_L3,
                            DIFFERENT_CORE,
                            SAME_NODE,
                            SAME_PACKAGE,
                            CLOSEST,
                            ISOLATED_FIRST)
                    .stream()
                    .collect(Collectors.toMap(PlacementPolicy::toString, it -> it));

    private static final String EXPLICIT = "EXPLICIT(";

    private final Kind kind;
    private final List<Integer> cpus;

    /** What a policy asks for. */
    enum Kind {
        SAME_CORE_SIBLINGS,
        SAME_L3,
        DIFFERENT_CORE,
        SAME_NODE,
        SAME_PACKAGE,
        CLOSEST,
        ISOLATED_FIRST,
        EXPLICIT
    }

    private PlacementPolicy(Kind kind) {
        this(kind, List.of());
    }

    private PlacementPolicy(Kind kind, List<Integer> cpus) {
        this.kind = kind;
        this.cpus = cpus;
    }

    /**
     * The first thread on the first of these processors, the second on the second, and so on.
     *
     * @param cpus their numbers
     * @return a new policy
     * @throws IllegalArgumentException if there is none, one is listed twice, or a number is absurd
     */
    public static PlacementPolicy explicit(int... cpus) {
        final CpuSet set = CpuSet.of(cpus);
        if (cpus.length == 0 || set.size() < cpus.length) {
            throw new IllegalArgumentException(
                    "processors: "
                            + Arrays.toString(cpus)
                            + " (must be some, and none of them twice)");
        }
        return new PlacementPolicy(
                Kind.EXPLICIT, IntStream.of(cpus).boxed().collect(Collectors.toList()));
    }

    /**
     * Reads policies as they are given on a command line: {@code isolated-first,same-l3} or {@code
     * EXPLICIT(4 6)}.
     *
     * @param text the names, in either case, with hyphens or underscores, separated by commas
     * @return the policies, in this order
     * @throws IllegalArgumentException if a name is unknown; the message lists those that are known
     */
    public static List<PlacementPolicy> parse(String text) {
        final List<PlacementPolicy> policies = new ArrayList<>();
        for (String each : text.split(",", -1)) {
            policies.add(parseOne(each.strip().toUpperCase(Locale.ROOT).replace('-', '_')));
        }
        return List.copyOf(policies);
    }

    private static PlacementPolicy parseOne(String name) {
        final PlacementPolicy known = BY_NAME.get(name);
        if (known != null) {
            return known;
        }
        if (name.matches("EXPLICIT\\((\\d{1,7} ?)+\\)")) {
            final String numbers = name.substring(EXPLICIT.length(), name.length() - 1);
            return explicit(
                    Arrays.stream(numbers.strip().split(" "))
                            .mapToInt(Integer::parseInt)
                            .toArray());
        }
        throw new IllegalArgumentException(
                "placement policy: \""
                        + name
                        + "\" (must be one of "
                        + BY_NAME.keySet().stream().sorted().collect(Collectors.joining(", "))
                        + ", or EXPLICIT(4 6))");
    }

    Kind kind() {
        return kind;
    }

    /** The processor that an explicit policy has for a thread, or -1. */
    int cpuOf(int thread) {
        return thread < cpus.size() ? cpus.get(thread) : -1;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PlacementPolicy
                && kind == ((PlacementPolicy) other).kind
                && cpus.equals(((PlacementPolicy) other).cpus);
    }

    @Override
    public int hashCode() {
        return 31 * kind.hashCode() + cpus.hashCode();
    }

    /** The name, which {@link #parse} reads. */
    @Override
    public String toString() {
        return kind == Kind.EXPLICIT
                ? cpus.stream().map(String::valueOf).collect(Collectors.joining(" ", EXPLICIT, ")"))
                : kind.name();
    }
}
