package io.fairway.affinity;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Chooses processors for threads that hand work to one another, by preferences.
 *
 * <pre>{@code
 * Assignment pair =
 *         Placement.on(Topology.read())
 *                 .prefer(PlacementPolicy.ISOLATED_FIRST, PlacementPolicy.SAME_L3)
 *                 .forPair();
 * }</pre>
 *
 * <p>Of two placements the one is better that violates the first preference less; if both do alike,
 * the second decides, and so on. After the preferences: rather no core twice, no mixture of core
 * types, no slow cores, close together, and not the core of CPU 0, which has work of the kernel to
 * do; then the lowest numbers. So the same topology and reservations have the same outcome.
 *
 * <p>Only processors that this process may use are chosen, and none that is reserved. It is
 * lenient: if there are too few, the assignment says so; a {@link #strict} one throws.
 *
 * <p>Immutable: each method returns a new placement.
 */
public final class Placement {
    private static final String OWNER = "placement";

    private final Topology topology;
    private final PlacementTable table;
    private final List<PlacementPolicy> policies;
    private final @Nullable CpuReservations reservations;
    private final boolean reserving;
    private final boolean strict;

    private Placement(
            Topology topology,
            PlacementTable table,
            List<PlacementPolicy> policies,
            @Nullable CpuReservations reservations,
            boolean reserving,
            boolean strict) {
        this.topology = topology;
        this.table = table;
        this.policies = policies;
        this.reservations = reservations;
        this.reserving = reserving;
        this.strict = strict;
    }

    /**
     * A placement without preferences.
     *
     * @param topology the host
     * @return a new placement
     */
    public static Placement on(Topology topology) {
        return new Placement(topology, new PlacementTable(topology), List.of(), null, false, false);
    }

    /**
     * Has preferences.
     *
     * @param policies the preferences, the most important first
     * @return a new placement, with these instead of those before
     */
    public Placement prefer(PlacementPolicy... policies) {
        return prefer(List.of(policies));
    }

    /**
     * Has preferences.
     *
     * @param policies the preferences, the most important first
     * @return a new placement, with these instead of those before
     */
    public Placement prefer(List<PlacementPolicy> policies) {
        return new Placement(
                topology, table, List.copyOf(policies), reservations, reserving, strict);
    }

    /**
     * Leaves out what is reserved, but reserves nothing.
     *
     * @param taken the reservations
     * @return a new placement
     */
    public Placement avoiding(CpuReservations taken) {
        return new Placement(topology, table, policies, taken, false, strict);
    }

    /**
     * Leaves out what is reserved, and reserves what it chooses, until the assignment is closed.
     *
     * @param taken the reservations
     * @return a new placement
     */
    public Placement reserving(CpuReservations taken) {
        return new Placement(topology, table, policies, taken, true, strict);
    }

    /**
     * Throws if there are too few processors. Preferences stay preferences.
     *
     * @return a new placement
     */
    public Placement strict() {
        return new Placement(topology, table, policies, reservations, reserving, true);
    }

    /**
     * Chooses for a producer and a consumer.
     *
     * @return the assignment of two
     * @throws PlacementException if strict, and there are no two processors
     */
    public Assignment forPair() {
        return assign(true, 2, List.of(), OWNER);
    }

    /**
     * Chooses for a chain, of which each stage hands to the next.
     *
     * @param stages how many there are
     * @return the assignment, from the first stage to the last
     * @throws PlacementException if strict, and there are too few processors
     * @throws IllegalArgumentException if there are no stages
     */
    public Assignment forPipeline(int stages) {
        return assign(true, atLeastOne(stages), List.of(), OWNER);
    }

    /**
     * Chooses for threads of which each hands to each.
     *
     * @param threads how many there are
     * @return the assignment
     * @throws PlacementException if strict, and there are too few processors
     * @throws IllegalArgumentException if there are no threads
     */
    public Assignment forThreads(int threads) {
        return assign(false, atLeastOne(threads), List.of(), OWNER);
    }

    private static int atLeastOne(int n) {
        if (n < 1) {
            throw new IllegalArgumentException("threads: " + n + " (must be at least 1)");
        }
        return n;
    }

    /** One more thread beside those placed, all of which hand to one another. */
    Assignment next(List<Integer> placed, String owner) {
        return assign(false, 1, placed, owner);
    }

    Topology topology() {
        return topology;
    }

    private Assignment assign(boolean chain, int n, List<Integer> placed, String owner) {
        // Lost to others between looking and taking. Each round adds one, so it ends.
        CpuSet lost = CpuSet.empty();
        while (true) {
            final CpuSet reserved = reservations == null ? lost : reservations.reserved().or(lost);
            final CpuSet free = topology.allowance().cpus().and(topology.online()).minus(reserved);
            final Optional<PlacementSearch.Found> found =
                    new PlacementSearch(table, policies, chain, free).place(placed, n);
            if (found.isEmpty()) {
                return tooFew(n, free, reserved);
            }
            final CpuSet cpus = CpuSet.of(found.get().cpus());
            if (reservations == null || !reserving) {
                return assignment(
                        chain, placed, found.get(), reserved, Reservation.refused(cpus, ""));
            }
            final Reservation reservation = reservations.tryReserve(cpus, owner);
            if (reservation.held()) {
                return assignment(chain, placed, found.get(), reserved, reservation);
            }
            if (lost.containsAll(reservation.conflict())) {
                return refused(n, reservation.reason());
            }
            lost = lost.or(reservation.conflict());
        }
    }

    private Assignment assignment(
            boolean chain,
            List<Integer> placed,
            PlacementSearch.Found found,
            CpuSet reserved,
            Reservation reservation) {
        final PlacementReasons reasons =
                new PlacementReasons(table, policies, chain, reserved, placed, found);
        return new Assignment(
                reasons.choices(),
                reasons.summary(),
                reasons.unmet(),
                reasons.warnings(),
                reservation);
    }

    private Assignment tooFew(int n, CpuSet free, CpuSet reserved) {
        final CpuSet allowed = topology.allowance().cpus();
        final CpuSet taken = allowed.and(reserved);
        return refused(
                n,
                n
                        + (n == 1 ? " thread needs a CPU" : " threads need as many CPUs")
                        + ", but "
                        + (free.isEmpty() ? "none is" : Words.cpus(free) + " alone is")
                        + " free: this process may use "
                        + Words.cpus(allowed)
                        + (taken.isEmpty() ? "" : ", of which " + taken + " is reserved"));
    }

    private Assignment refused(int n, String reason) {
        if (strict) {
            throw new PlacementException(reason);
        }
        return new Assignment(
                Collections.nCopies(n, CpuChoice.refused(reason)),
                reason,
                List.of(),
                List.of(),
                Reservation.refused(CpuSet.empty(), reason));
    }

    @Override
    public String toString() {
        return policies.isEmpty()
                ? "no preference"
                : policies.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
