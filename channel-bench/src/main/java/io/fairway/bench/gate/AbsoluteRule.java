package io.fairway.bench.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Decides whether the 99th percentile stays below a threshold. */
final class AbsoluteRule {
    /** How much of the threshold the machine may take for itself, where it is to be blamed. */
    static final double MOST_FLOOR = 0.5;

    /** How many of the messages have to be left by the filter, where the channel is blamed. */
    static final double LEAST_KEPT = 0.8;

    /** Half of the hundredth that a P99 leaves out. */
    static final double MOST_GAPS = 0.005;

    static final double MOST_STEAL = 0.01;
    static final double MOST_PRESSURE = 0.1;
    static final double MOST_SWITCHES_A_SECOND = 200;

    private final double threshold;

    /**
     * The rule of a threshold.
     *
     * @param thresholdNanos what the 99th percentile may be at most
     */
    AbsoluteRule(long thresholdNanos) {
        this.threshold = thresholdNanos;
    }

    /**
     * Passes by all messages alone: noise only makes them later. Fails by the filtered ones alone,
     * and only if floor and witnesses are clean: then nobody else is left to be blamed.
     */
    Decision decide(AbsoluteFigures figures) {
        if (figures.raw().high() <= threshold) {
            return new Decision(
                    Verdict.PASS, "the upper bound of P99 is " + micros(figures.raw().high()));
        }
        if (figures.filtered().low() > threshold) {
            final List<String> blame = blame(figures);
            return blame.isEmpty()
                    ? new Decision(
                            Verdict.FAIL,
                            "the lower bound of P99 is "
                                    + micros(figures.filtered().low())
                                    + " also without what disturbed the threads, and the floor "
                                    + micros(figures.filteredFloor().estimate()))
                    : new Decision(
                            Verdict.INCONCLUSIVE,
                            "P99 is above the threshold, but " + String.join("; ", blame));
        }
        if (figures.raw().low() <= threshold) {
            return new Decision(
                    Verdict.INCONCLUSIVE,
                    "the threshold lies between the bounds of P99, "
                            + micros(figures.raw().low())
                            + " and "
                            + micros(figures.raw().high()));
        }
        return new Decision(
                Verdict.INCONCLUSIVE,
                "P99 is above the threshold, but not provably so without what disturbed the threads,"
                        + " where it is "
                        + micros(figures.filtered().estimate())
                        + "; the null channel's P99 is "
                        + micros(figures.floor().estimate()));
    }

    /** Who else may be to blame. */
    private List<String> blame(AbsoluteFigures figures) {
        final List<String> found = new ArrayList<>();
        final Witnesses seen = figures.witnesses();
        // Unfiltered: what the filter takes for the machine's doing may have done more than that.
        if (figures.floor().high() > threshold * MOST_FLOOR) {
            found.add("the null channel's own P99 is " + micros(figures.floor().high()));
        }
        if (figures.kept() < LEAST_KEPT) {
            found.add(percent(1 - figures.kept()) + " of the messages were due in disturbances");
        }
        if (seen.gapShare() > MOST_GAPS) {
            found.add(percent(seen.gapShare()) + " of the busy loops' time is gaps");
        }
        if (seen.involuntarySwitches() > MOST_SWITCHES_A_SECOND * seen.windowNanos() / 1e9) {
            found.add(seen.involuntarySwitches() + " involuntary context switches");
        }
        if (seen.stealNanos() > MOST_STEAL * seen.windowNanos()) {
            found.add("the hypervisor stole " + micros(seen.stealNanos()));
        }
        if (seen.pressureNanos() > MOST_PRESSURE * seen.windowNanos()) {
            found.add("threads waited " + micros(seen.pressureNanos()) + " for a processor");
        }
        if (seen.gcPauses() > 0) {
            found.add(seen.gcPauses() + " pauses of the garbage collector");
        }
        return found;
    }

    static String micros(double nanos) {
        return String.format(Locale.ROOT, "%,.2f us", nanos / 1e3);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", share * 100);
    }
}
