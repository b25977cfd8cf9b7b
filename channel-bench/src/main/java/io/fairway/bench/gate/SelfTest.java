package io.fairway.bench.gate;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Lets the gate judge what is known: the same against itself, and faults that were put in. */
public final class SelfTest {
    private final GateOptions options;
    private final int trials;
    private final Consumer<String> progress;

    /**
     * A self-test.
     *
     * @param options what is compared with itself
     * @param trials how often
     * @param progress gets a line before each step
     */
    public SelfTest(GateOptions options, int trials, Consumer<String> progress) {
        this.options = options;
        this.trials = trials;
        this.progress = progress;
    }

    /**
     * Makes all the trials.
     *
     * @return what came of them
     * @throws InterruptedException if interrupted
     */
    public SelfTestResult run() throws InterruptedException {
        final Map<Fault, Map<Verdict, Integer>> verdicts = new EnumMap<>(Fault.class);
        for (int i = 0; i < trials; i++) {
            for (Fault fault : Fault.values()) {
                progress.accept("self-test, trial " + (i + 1) + " of " + trials + ": " + fault);
                verdicts.computeIfAbsent(fault, each -> new EnumMap<>(Verdict.class))
                        .merge(verdict(fault, i), 1, Integer::sum);
            }
        }
        final List<SelfTestRow> rows = new ArrayList<>();
        verdicts.forEach((fault, counts) -> rows.add(new SelfTestRow(fault, counts)));
        return new SelfTestResult(rows);
    }

    /** A fork that fails is no reason to lose a night of trials. */
    private Verdict verdict(Fault fault, int trial) throws InterruptedException {
        try {
            final Verdict verdict = judge(fault, trial);
            progress.accept("self-test: " + fault + ": " + verdict);
            return verdict;
        } catch (GateException e) {
            progress.accept("self-test: " + fault + ": counted as INCONCLUSIVE: " + e.getMessage());
            return Verdict.INCONCLUSIVE;
        }
    }

    private Verdict judge(Fault fault, int trial) throws InterruptedException {
        // Other seeds in each trial: the draws are part of what is tested.
        final GateOptions with = options.with(fault, options.seed() + 1_000L * trial);
        final ChildJvm jvm = Gate.jvm(with, with.candidate());
        if (fault == Fault.ALLOCATION) {
            return new CostLayer(with, jvm, progress).allocation().verdict();
        }
        final RelativeLayer layer =
                new RelativeLayer(with, Gate.jvm(with, with.base()), jvm, progress);
        return Verdict.worst(layer.run().stream().map(Check::verdict).toList());
    }
}
