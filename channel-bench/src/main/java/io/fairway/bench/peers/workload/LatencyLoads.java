package io.fairway.bench.peers.workload;

/** Makes loads of which each message's time counts. */
final class LatencyLoads {
    private LatencyLoads() {}

    static LatencyLoad create(Workload workload, Implementation implementation) {
        final Shape shape = workload.shape();
        if (workload.kind() == Kind.ROUND_TRIP) {
            return implementation == Implementation.KOTLIN
                    ? new KotlinRoundTripLoad(shape)
                    : new RoundTripLoad(
                            Transports.create(implementation, shape),
                            Transports.create(implementation, shape),
                            shape.threads());
        }
        final Schedule schedule = new Schedule(workload.rate(), workload.burst());
        return implementation == Implementation.KOTLIN
                ? new KotlinOpenLoopLoad(shape, schedule)
                : new OpenLoopLoad(Transports.create(implementation, shape), schedule);
    }
}
