package io.fairway.bench.peers;

import io.fairway.bench.peers.workload.Implementation;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** Part of a target. */
@FunctionalInterface
interface Condition {

    /** An object of the least size in 160 operations. Of less, none is an operation's. */
    double NO_BYTES = 0.1;

    /** As good as the same: the threads' own doings are in it. */
    double ABOUT = 1.1;

    /** Looks at the figures of the target's workload. */
    Check check(Map<Implementation, Figures> figures);

    /** At most so many times the least of the others that were measured. */
    static Condition ratio(
            Metric metric, Implementation subject, double factor, Implementation... others) {
        return figures -> {
            final Optional<Double> mine = figure(figures, metric, subject);
            final Optional<Implementation> best =
                    Arrays.stream(others)
                            .filter(each -> figure(figures, metric, each).isPresent())
                            .min(Comparator.comparing(each -> metric.of(figures.get(each))));
            if (mine.isEmpty() || best.isEmpty()) {
                return Check.notMeasured(mine.isEmpty() ? subject : others[0]);
            }
            final double ratio = mine.get() / metric.of(figures.get(best.get()));
            return Check.of(
                    ratio <= factor,
                    String.format(
                            Locale.ROOT,
                            "%s%s %.2f x %s (limit %s)",
                            metric.prefix(),
                            subject,
                            ratio,
                            best.get(),
                            factor));
        };
    }

    /** At most so much. */
    static Condition limit(Metric metric, Implementation subject, double most) {
        return figures ->
                figure(figures, metric, subject)
                        .map(each -> limited(metric, subject, each, most))
                        .orElse(Check.notMeasured(subject));
    }

    /** At most so much more than another. */
    static Condition above(
            Metric metric, Implementation subject, double more, Implementation other) {
        return figures -> {
            final Optional<Double> mine = figure(figures, metric, subject);
            final Optional<Double> base = figure(figures, metric, other);
            if (mine.isEmpty() || base.isEmpty()) {
                return Check.notMeasured(mine.isEmpty() ? subject : other);
            }
            return Check.of(
                    mine.get() - base.get() <= more,
                    String.format(
                            Locale.ROOT,
                            "%s%s %s, %s %s (limit %s more)",
                            metric.prefix(),
                            subject,
                            metric.show(mine.get()),
                            other,
                            metric.show(base.get()),
                            metric.show(more)));
        };
    }

    /**
     * No object of its own in an operation, by every configuration of Fairway that was measured.
     */
    static Condition noAllocation() {
        return worstOfFairway(
                Metric.BYTES,
                (worst, figures) -> limit(Metric.BYTES, worst, NO_BYTES).check(figures));
    }

    /**
     * No more than what a switch of virtual threads allocates in the JDK, by every configuration of
     * Fairway that was measured.
     */
    static Condition noAllocationButOfSwitches() {
        return worstOfFairway(
                Metric.BYTES,
                (worst, figures) ->
                        ratio(Metric.BYTES, worst, ABOUT, Implementation.SWITCH).check(figures));
    }

    private static Condition worstOfFairway(
            Metric metric,
            BiFunction<Implementation, Map<Implementation, Figures>, Check> condition) {
        return figures ->
                figures.keySet().stream()
                        .filter(Implementation::isFairway)
                        .filter(each -> figure(figures, metric, each).isPresent())
                        .max(Comparator.comparing(each -> metric.of(figures.get(each))))
                        .map(worst -> condition.apply(worst, figures))
                        .orElse(Check.notMeasured(Implementation.FAIRWAY));
    }

    /** Measured at all, with every check passed. */
    static Condition measured(Implementation subject) {
        return figures ->
                figures.containsKey(subject)
                        ? new Check(Status.MET, "every element arrived")
                        : Check.notMeasured(subject);
    }

    private static Check limited(Metric metric, Implementation subject, double value, double most) {
        return Check.of(
                value <= most,
                String.format(
                        Locale.ROOT,
                        "%s%s %s (limit %s)",
                        metric.prefix(),
                        subject,
                        metric.show(value),
                        metric.show(most)));
    }

    private static Optional<Double> figure(
            Map<Implementation, Figures> figures, Metric metric, Implementation implementation) {
        return Optional.ofNullable(figures.get(implementation))
                .map(metric::of)
                .filter(Double::isFinite);
    }
}
