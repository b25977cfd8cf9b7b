package io.fairway.bench.peers;

/**
 * What became of a condition.
 *
 * @param status whether it holds
 * @param text the figures, for a person
 */
public record Check(Status status, String text) {

    static Check of(boolean holds, String text) {
        return new Check(holds ? Status.MET : Status.MISSED, text);
    }

    static Check notMeasured(Object what) {
        return new Check(Status.NOT_MEASURED, what + " not measured");
    }
}
