package io.fairway.affinity;

import java.util.List;

/** Where a factory's threads get their processors from. */
@FunctionalInterface
interface CpuSource {

    /**
     * A processor for one more thread.
     *
     * @param placed those of the factory's other threads
     * @param owner for whom
     */
    Grant next(List<Integer> placed, String owner);

    /** A processor that is reserved, or the reason why there is none. */
    record Grant(CpuChoice choice, Reservation reservation) {
        static Grant without(CpuChoice choice) {
            return new Grant(choice, Reservation.refused(CpuSet.empty(), choice.reason()));
        }
    }

    /** By a specification: each thread another processor that fits it. */
    static CpuSource of(CpuSpec spec, Topology topology, CpuReservations reservations) {
        return (placed, owner) -> {
            // Lost to others between looking and taking. Each round adds one, so it ends.
            CpuSet lost = CpuSet.empty();
            while (true) {
                final CpuChoice choice = spec.resolve(topology, reservations.reserved().or(lost));
                if (!choice.isChosen()) {
                    return Grant.without(choice);
                }
                final int cpu = choice.cpu().getAsInt();
                final Reservation reservation = reservations.tryReserve(cpu, owner);
                if (reservation.held()) {
                    return new Grant(choice, reservation);
                }
                lost = lost.or(CpuSet.of(cpu));
                if (spec.candidates(topology).minus(lost).isEmpty()) {
                    return Grant.without(CpuChoice.refused(reservation.reason()));
                }
            }
        };
    }

    /** By preferences: each thread is placed to the others. */
    static CpuSource of(Placement placement, CpuReservations reservations) {
        final Placement reserving = placement.reserving(reservations);
        return (placed, owner) -> {
            final Assignment next = reserving.next(placed, owner);
            return new Grant(next.producer(), next.reservation());
        };
    }
}
