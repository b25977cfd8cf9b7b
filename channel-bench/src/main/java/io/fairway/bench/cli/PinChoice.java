package io.fairway.bench.cli;

import io.fairway.affinity.Assignment;
import io.fairway.affinity.CpuChoice;
import io.fairway.affinity.CpuReservations;
import io.fairway.affinity.CpuSpec;
import io.fairway.affinity.Placement;
import io.fairway.affinity.PlacementPolicy;
import io.fairway.affinity.Reservation;
import io.fairway.affinity.Topology;
import io.fairway.bench.replay.StagePins;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where threads are to run: on listed processors, by specifications, or by policies. */
final class PinChoice {
    private static final String LIST = "\\d{1,5}(,\\d{1,5})*";

    /** How specifications look and policies, of which some have digits, do not. */
    private static final String SPECIFICATIONS = ".*[:;#].*|\\d.*|(any|first|last|siblings|none).*";

    private static final String OWNER = "replay";

    private final String text;
    private final Chooser chooser;

    private PinChoice(String text, Chooser chooser) {
        this.text = text;
        this.chooser = chooser;
    }

    /** Chooses for so many threads, and says what there is to be said about it. */
    private interface Chooser {
        StagePins choose(int threads, Consumer<String> notes);
    }

    /**
     * Reads a user's choice.
     *
     * @throws IllegalArgumentException if it cannot be read
     */
    static PinChoice parse(String text) {
        if (text.matches(LIST)) {
            final List<Integer> cpus = Stream.of(text.split(",")).map(Integer::valueOf).toList();
            return new PinChoice(text, (threads, notes) -> StagePins.of(cpus));
        }
        if (text.matches(SPECIFICATIONS)) {
            final List<CpuSpec> specs = Stream.of(text.split(";", -1)).map(CpuSpec::parse).toList();
            return new PinChoice(text, (threads, notes) -> bySpecs(specs, threads, notes));
        }
        final List<PlacementPolicy> policies = PlacementPolicy.parse(text);
        return new PinChoice(text, (threads, notes) -> byPolicies(policies, threads, notes));
    }

    private static StagePins byPolicies(
            List<PlacementPolicy> policies, int threads, Consumer<String> notes) {
        final Assignment assignment =
                Placement.on(Topology.read()).prefer(policies).forPipeline(threads);
        notes.accept(assignment.toString());
        return StagePins.ofChoices(assignment.choices());
    }

    /** Gives each thread another processor, by the specification whose turn it is. */
    private static StagePins bySpecs(List<CpuSpec> specs, int threads, Consumer<String> notes) {
        final Topology topology = Topology.read();
        final CpuReservations reservations = CpuReservations.inProcess();
        final List<Reservation> taken = new ArrayList<>();
        final List<CpuChoice> choices = new ArrayList<>();
        try {
            for (int i = 0; i < threads; i++) {
                final CpuChoice choice =
                        specs.get(i % specs.size()).resolve(topology, reservations);
                choice.cpu().ifPresent(cpu -> taken.add(reservations.tryReserve(cpu, OWNER)));
                choices.add(choice);
            }
        } finally {
            taken.forEach(Reservation::close);
        }
        notes.accept(choices.stream().map(CpuChoice::toString).collect(Collectors.joining("; ")));
        return StagePins.ofChoices(choices);
    }

    /**
     * Chooses for a chain of threads.
     *
     * @param notes hears why it is these processors, and why none
     */
    StagePins choose(int threads, Consumer<String> notes) {
        return chooser.choose(threads, notes);
    }

    @Override
    public String toString() {
        return text;
    }
}
