package io.fairway.bench.peers;

import static io.fairway.bench.peers.Condition.above;
import static io.fairway.bench.peers.Condition.limit;
import static io.fairway.bench.peers.Condition.measured;
import static io.fairway.bench.peers.Condition.noAllocation;
import static io.fairway.bench.peers.Condition.noAllocationButOfSwitches;
import static io.fairway.bench.peers.Condition.ratio;
import static io.fairway.bench.peers.Metric.LINES;
import static io.fairway.bench.peers.Metric.NANOS;
import static io.fairway.bench.peers.Metric.P50;
import static io.fairway.bench.peers.Metric.P99;
import static io.fairway.bench.peers.workload.Implementation.ABQ;
import static io.fairway.bench.peers.workload.Implementation.AGRONA_MPMC;
import static io.fairway.bench.peers.workload.Implementation.FAIRWAY;
import static io.fairway.bench.peers.workload.Implementation.FAIRWAY_17;
import static io.fairway.bench.peers.workload.Implementation.FAIRWAY_DECLARED;
import static io.fairway.bench.peers.workload.Implementation.FAIRWAY_DECLARED_17;
import static io.fairway.bench.peers.workload.Implementation.FAIRWAY_SPINNING;
import static io.fairway.bench.peers.workload.Implementation.GO;
import static io.fairway.bench.peers.workload.Implementation.JCTOOLS_MPMC;
import static io.fairway.bench.peers.workload.Implementation.JCTOOLS_MPMC_UNSAFE;
import static io.fairway.bench.peers.workload.Implementation.JCTOOLS_SPSC;
import static io.fairway.bench.peers.workload.Implementation.JCTOOLS_SPSC_UNSAFE;
import static io.fairway.bench.peers.workload.Implementation.JOX;
import static io.fairway.bench.peers.workload.Implementation.LINE;
import static io.fairway.bench.peers.workload.Implementation.SQ;
import static io.fairway.bench.peers.workload.Implementation.SWITCH;
import static io.fairway.bench.peers.workload.Implementation.UNLOADED;

import io.fairway.bench.peers.workload.Implementation;
import io.fairway.bench.peers.workload.Workload;
import java.util.ArrayList;
import java.util.List;

/** All targets. */
final class Targets {
    private static final double MICROS = 1e3;

    /** A hundredth of a second in each second: 1 % of a processor. */
    private static final double IDLE_NANOS = 1e7;

    private Targets() {}

    /** The targets of a workload: one at least. */
    static List<Target> of(Workload workload) {
        final List<Target> targets = new ArrayList<>();
        switch (workload.kind()) {
            case PAIR -> pair(targets);
            case STREAM, CHAIN -> throughput(workload, targets);
            case ROUND_TRIP, OPEN_LOOP -> latency(workload, targets);
            case SELECT -> select(workload, targets);
            case CROWD ->
                    targets.add(
                            Target.of(
                                    workload,
                                    "<= 2 x as many threads as processors",
                                    ratio(NANOS, FAIRWAY, 2, UNLOADED)));
            case IDLE ->
                    targets.add(
                            Target.of(
                                    workload,
                                    "<= 1% of a processor",
                                    limit(NANOS, FAIRWAY, IDLE_NANOS)));
            default -> {}
        }
        if (workload.kind().isForJmh()) {
            targets.add(allocation(workload));
        }
        if (targets.isEmpty()) {
            targets.add(Target.of(workload, "every element arrives", measured(FAIRWAY)));
        }
        if (workload.implementations().contains(FAIRWAY_17)) {
            targets.add(onJdk17(workload));
        }
        return targets;
    }

    private static Target onJdk17(Workload workload) {
        final List<Condition> conditions = new ArrayList<>();
        for (Implementation each : List.of(FAIRWAY_17, FAIRWAY_DECLARED_17)) {
            if (workload.implementations().contains(each)) {
                conditions.add(ratio(NANOS, each, 1.3, each.here()));
            }
        }
        return new Target(workload, "on JDK 17: <= 1.3 x this JDK", conditions);
    }

    private static Target allocation(Workload workload) {
        return workload.shape().isVirtual()
                ? Target.of(
                        workload,
                        "allocates nothing but what the JDK does to switch virtual threads",
                        noAllocationButOfSwitches())
                : Target.of(workload, "allocates nothing per operation", noAllocation());
    }

    private static void pair(List<Target> targets) {
        targets.add(
                Target.of(
                        Workload.PAIR,
                        "roles undeclared: <= 0.5 x ABQ and <= 1.0 x JCTools MPMC",
                        ratio(NANOS, FAIRWAY, 0.5, ABQ),
                        ratio(NANOS, FAIRWAY, 1.0, JCTOOLS_MPMC, JCTOOLS_MPMC_UNSAFE)));
        targets.add(
                Target.of(
                        Workload.PAIR,
                        "single producer and consumer: <= 1.0 x JCTools SPSC",
                        ratio(NANOS, FAIRWAY_DECLARED, 1.0, JCTOOLS_SPSC, JCTOOLS_SPSC_UNSAFE)));
    }

    private static void throughput(Workload workload, List<Target> targets) {
        switch (workload) {
            case STREAM -> {
                targets.add(
                        Target.of(
                                workload,
                                "roles declared: <= 0.2 x Go; spinning: <= 1.25 x JCTools SPSC",
                                ratio(NANOS, FAIRWAY_DECLARED, 0.2, GO),
                                ratio(
                                        NANOS,
                                        FAIRWAY_SPINNING,
                                        1.25,
                                        JCTOOLS_SPSC,
                                        JCTOOLS_SPSC_UNSAFE)));
                targets.add(
                        Target.of(
                                workload,
                                "roles undeclared: <= 0.3 x Go",
                                ratio(NANOS, FAIRWAY, 0.3, GO)));
            }
            case MANY_TO_ONE -> {
                targets.add(
                        Target.of(
                                workload,
                                "roles undeclared: <= 0.33 x Go",
                                ratio(NANOS, FAIRWAY, 0.33, GO)));
                targets.add(
                        Target.of(
                                workload,
                                "single consumer: <= 0.33 x Go",
                                ratio(NANOS, FAIRWAY_DECLARED, 0.33, GO)));
            }
            case TWO_TO_TWO -> targets.add(atMost(workload, "0.5 x Go", 0.5, GO));
            case CAPACITY_1 ->
                    targets.add(
                            Target.of(
                                    workload,
                                    "<= 1.0 x Go and <= 1.2 x the round trip of a cache line",
                                    ratio(NANOS, FAIRWAY, 1.0, GO),
                                    limit(LINES, FAIRWAY, 1.2)));
            case UNBUFFERED ->
                    targets.add(
                            Target.of(
                                    workload,
                                    "<= 1.2 x Go and <= 0.06 x jox",
                                    ratio(NANOS, FAIRWAY, 1.2, GO),
                                    ratio(NANOS, FAIRWAY, 0.06, JOX)));
            case VIRTUAL_UNBUFFERED ->
                    targets.add(atMost(workload, "0.6 x SynchronousQueue", 0.6, SQ));
            case VIRTUAL_HUNDREDS -> targets.add(atMost(workload, "1.0 x Go", 1.0, GO));
            case CHAIN ->
                    targets.add(
                            Target.of(
                                    workload,
                                    "<= 0.8 x SynchronousQueue and <= 1.2 x a bare switch",
                                    ratio(NANOS, FAIRWAY, 0.8, SQ),
                                    ratio(NANOS, FAIRWAY, 1.2, SWITCH)));
            default -> {}
        }
    }

    private static void latency(Workload workload, List<Target> targets) {
        switch (workload) {
            case ROUND_TRIP_1 ->
                    targets.add(
                            Target.of(
                                    workload,
                                    "p50 <= 1.3 x Agrona, p99 <= 0.5 us",
                                    ratio(P50, FAIRWAY, 1.3, AGRONA_MPMC),
                                    limit(P99, FAIRWAY, 0.5 * MICROS)));
            case ROUND_TRIP_0 ->
                    targets.add(
                            Target.of(
                                    workload,
                                    "p50 <= SynchronousQueue, p99 <= 1 us",
                                    ratio(P50, FAIRWAY, 1.0, SQ),
                                    limit(P99, FAIRWAY, MICROS)));
            case VIRTUAL_ROUND_TRIP_0 ->
                    targets.add(
                            Target.of(
                                    workload,
                                    "p50 and p99 <= SynchronousQueue",
                                    ratio(P50, FAIRWAY, 1.0, SQ),
                                    ratio(P99, FAIRWAY, 1.0, SQ)));
            case OPEN_100K ->
                    targets.add(
                            Target.of(
                                    workload,
                                    "roles declared: p99 <= 1.2 x the raw ring, and <= 12 us above"
                                            + " the floor",
                                    ratio(P99, FAIRWAY_DECLARED, 1.2, JCTOOLS_SPSC),
                                    above(P99, FAIRWAY_DECLARED, 12 * MICROS, LINE)));
            default -> {}
        }
    }

    private static void select(Workload workload, List<Target> targets) {
        switch (workload) {
            case SELECT_2 -> targets.add(atMost(workload, "0.7 x Go", 0.7, GO));
            case SELECT_8 -> targets.add(atMost(workload, "0.25 x Go", 0.25, GO));
            case SELECT_64 -> targets.add(atMost(workload, "0.1 x Go", 0.1, GO));
            case SELECT_8_ONE -> targets.add(atMost(workload, "0.4 x Go", 0.4, GO));
            default -> {}
        }
    }

    private static Target atMost(
            Workload workload, String text, double factor, Implementation other) {
        return Target.of(workload, "<= " + text, ratio(NANOS, FAIRWAY, factor, other));
    }
}
