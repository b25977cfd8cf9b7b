package io.fairway.bench.cli;

import io.fairway.affinity.Assignment;
import io.fairway.affinity.Placement;
import io.fairway.affinity.PlacementPolicy;
import io.fairway.affinity.Topology;
import java.util.List;
import java.util.stream.Stream;

/** Where threads are to run: on listed processors, or by policies. */
final class PinChoice {
    private static final String LIST = "\\d{1,5}(,\\d{1,5})*";

    private final String text;
    private final List<Integer> cpus;
    private final List<PlacementPolicy> policies;

    private PinChoice(String text, List<Integer> cpus, List<PlacementPolicy> policies) {
        this.text = text;
        this.cpus = cpus;
        this.policies = policies;
    }

    /**
     * Reads a user's choice.
     *
     * @throws IllegalArgumentException if it cannot be read
     */
    static PinChoice parse(String text) {
        if (text.matches(LIST)) {
            final List<Integer> cpus = Stream.of(text.split(",")).map(Integer::valueOf).toList();
            return new PinChoice(text, cpus, List.of());
        }
        return new PinChoice(text, List.of(), PlacementPolicy.parse(text));
    }

    /** The listed processors, in this order; none if there are policies. */
    List<Integer> cpus() {
        return cpus;
    }

    /** Places a chain of threads by the policies; null if processors are listed. */
    Assignment place(int threads) {
        return policies.isEmpty()
                ? null
                : Placement.on(Topology.read()).prefer(policies).forPipeline(threads);
    }

    @Override
    public String toString() {
        return text;
    }
}
