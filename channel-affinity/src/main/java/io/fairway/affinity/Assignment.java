package io.fairway.affinity;

import java.util.List;

/**
 * Processors for threads, as {@link Placement} has chosen them, with the reasons. If there is no
 * processor for each of the threads, there is none for any of them, and the reason says why.
 *
 * <p>If the placement reserves, closing this gives the processors back; else it does nothing.
 */
public final class Assignment implements AutoCloseable {
    private final List<CpuChoice> choices;
    private final String reason;
    private final List<String> unmet;
    private final List<String> warnings;
    private final Reservation reservation;

    Assignment(
            List<CpuChoice> choices,
            String reason,
            List<String> unmet,
            List<String> warnings,
            Reservation reservation) {
        this.choices = List.copyOf(choices);
        this.reason = reason;
        this.unmet = List.copyOf(unmet);
        this.warnings = List.copyOf(warnings);
        this.reservation = reservation;
    }

    /**
     * Whether there is a processor for each thread.
     *
     * @return whether all have one
     */
    public boolean isComplete() {
        return choices.stream().allMatch(CpuChoice::isChosen);
    }

    /**
     * One choice for each thread, in their order; in a pipeline, from its first stage on.
     *
     * @return an unmodifiable list
     */
    public List<CpuChoice> choices() {
        return choices;
    }

    /**
     * The choice for the producer of a pair, or for the first thread.
     *
     * @return the first choice
     */
    public CpuChoice producer() {
        return choices.get(0);
    }

    /**
     * The choice for the consumer of a pair, or for the last thread.
     *
     * @return the last choice
     */
    public CpuChoice consumer() {
        return choices.get(choices.size() - 1);
    }

    /**
     * The processors chosen.
     *
     * @return their numbers; none if it is not complete
     */
    public CpuSet cpus() {
        return CpuSet.of(
                choices.stream()
                        .filter(CpuChoice::isChosen)
                        .mapToInt(each -> each.cpu().getAsInt())
                        .toArray());
    }

    /**
     * What speaks for the processors chosen, or why there are none.
     *
     * @return the reason in words
     */
    public String reason() {
        return reason;
    }

    /**
     * The preferences that could not be met, or not for all of the threads: which, why, and what
     * decided instead.
     *
     * @return an unmodifiable list of sentences; empty if all were met
     */
    public List<String> unmet() {
        return unmet;
    }

    /**
     * What may spoil the effect.
     *
     * @return an unmodifiable list of sentences; empty if nothing is known to
     */
    public List<String> warnings() {
        return warnings;
    }

    Reservation reservation() {
        return reservation;
    }

    @Override
    public void close() {
        reservation.close();
    }

    /** The reason, what is unmet, and the warnings, line by line. */
    @Override
    public String toString() {
        final StringBuilder text = new StringBuilder(reason);
        unmet.forEach(each -> text.append("\n  not met: ").append(each));
        warnings.forEach(each -> text.append("\n  warning: ").append(each));
        return text.toString();
    }
}
