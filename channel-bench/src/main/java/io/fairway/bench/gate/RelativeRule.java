package io.fairway.bench.gate;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Decides whether a candidate is slower than its base, as soon as that is certain. */
final class RelativeRule {
    /** On fewer rounds the bootstrap's intervals are so wide that a look decides nothing. */
    static final int LEAST_ROUNDS = 8;

    /** How many rounds more, if it is undecided. */
    static final int STEP = 5;

    /**
     * How often an equal candidate may fail, over all percentiles, looks and cells; and one that is
     * slower by what matters may pass.
     */
    private static final double ERROR = 0.05;

    private final double ratio;
    private final int mostRounds;
    private final int cells;

    /**
     * A rule.
     *
     * @param ratio how many times as slow the candidate may be
     * @param mostRounds after how many rounds to give up
     * @param cells how many cells are compared
     */
    RelativeRule(double ratio, int mostRounds, int cells) {
        this.ratio = ratio;
        this.mostRounds = mostRounds;
        this.cells = cells;
    }

    /** Whether to look at the figures after so many rounds. */
    boolean isLook(int rounds) {
        return rounds == mostRounds
                || rounds >= LEAST_ROUNDS && (rounds - LEAST_ROUNDS) % STEP == 0;
    }

    /** How often the lower bound of one interval may be wrong: any of them may fail the gate. */
    double lowError() {
        return highError() / (cells * Percentile.values().length);
    }

    /** How often the upper bound of one may be wrong: all of them have to be, for it to pass. */
    double highError() {
        int looks = 0;
        for (int i = 1; i <= mostRounds; i++) {
            looks += isLook(i) ? 1 : 0;
        }
        return ERROR / looks;
    }

    /**
     * Decides, or says INCONCLUSIVE, which before the last round means to go on.
     *
     * @param channel the comparisons of the channel
     * @param floor those of the null channel, which is the same in both
     */
    Decision decide(Collection<Comparison> channel, Collection<Comparison> floor) {
        final List<Comparison> slower =
                channel.stream().filter(each -> each.isSlower(ratio)).toList();
        if (!slower.isEmpty()) {
            return floor.stream().anyMatch(each -> each.isSlower(ratio))
                    ? new Decision(
                            Verdict.INCONCLUSIVE,
                            "the null channel was slower beside the candidate, too")
                    : new Decision(Verdict.FAIL, "slower: " + describe(slower));
        }
        final List<Comparison> open =
                channel.stream().filter(each -> !each.isNotSlower(ratio)).toList();
        return open.isEmpty()
                ? new Decision(Verdict.PASS, "not slower by what matters: " + describe(channel))
                : new Decision(Verdict.INCONCLUSIVE, "undecided: " + describe(open));
    }

    private static String describe(Collection<Comparison> comparisons) {
        return comparisons.stream()
                .map(
                        each ->
                                String.format(
                                        Locale.ROOT,
                                        "%s x %.2f (%.2f to %.2f) of %s",
                                        each.percentile(),
                                        Math.exp(each.logRatio().estimate()),
                                        Math.exp(each.logRatio().low()),
                                        Math.exp(each.logRatio().high()),
                                        AbsoluteRule.micros(each.baseNanos())))
                .collect(Collectors.joining(", "));
    }
}
