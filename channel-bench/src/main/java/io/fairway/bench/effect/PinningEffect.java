package io.fairway.bench.effect;

import io.fairway.affinity.Assignment;
import io.fairway.affinity.CpuSet;
import io.fairway.affinity.Placement;
import io.fairway.affinity.PlacementPolicy;
import io.fairway.affinity.Topology;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Measures a channel between two threads: unpinned, pinned, and on one processor; in turn. */
public final class PinningEffect {
    private final EffectOptions options;
    private final Assignment pair;

    /**
     * A measurement on this host.
     *
     * @param options how to measure
     * @throws io.fairway.affinity.PlacementException if it has no two processors for this process
     */
    public PinningEffect(EffectOptions options) {
        this.options = options;
        this.pair =
                Placement.on(Topology.read())
                        .prefer(
                                PlacementPolicy.ISOLATED_FIRST,
                                PlacementPolicy.DIFFERENT_CORE,
                                PlacementPolicy.CLOSEST)
                        .strict()
                        .forPair();
    }

    /**
     * Measures, after a round that is not counted.
     *
     * @return what it found
     * @throws InterruptedException if interrupted
     */
    public EffectResult measure() throws InterruptedException {
        final Map<Mode, List<Measurement>> rounds = new EnumMap<>(Mode.class);
        for (Mode each : Mode.values()) {
            rounds.put(each, new ArrayList<>());
        }
        final int producer = pair.producer().cpu().getAsInt();
        final int consumer = pair.consumer().cpu().getAsInt();
        try (BackgroundLoad load = BackgroundLoad.start(options.load())) {
            for (int round = 0; round <= options.rounds(); round++) {
                for (Mode mode : inTurn(round)) {
                    final Measurement measured = run(mode, producer, consumer);
                    if (round > 0) {
                        rounds.get(mode).add(measured);
                    }
                }
                load.requireRunning();
            }
        }
        return new EffectResult(pair.toString(), producer, consumer, rounds);
    }

    /** Each round begins with another mode, so that none is always measured after the same one. */
    private static List<Mode> inTurn(int round) {
        final List<Mode> modes = new ArrayList<>(List.of(Mode.values()));
        Collections.rotate(modes, round);
        return modes;
    }

    private Measurement run(Mode mode, int producer, int consumer) throws InterruptedException {
        final ChannelPair channels =
                switch (mode) {
                    case UNPINNED -> new ChannelPair(options, CpuSet.empty(), CpuSet.empty());
                    case PINNED ->
                            new ChannelPair(options, CpuSet.of(producer), CpuSet.of(consumer));
                    case SAME_CPU ->
                            new ChannelPair(options, CpuSet.of(producer), CpuSet.of(producer));
                };
        return channels.measure();
    }
}
