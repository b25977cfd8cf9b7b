package io.fairway.bench.peers;

import java.util.concurrent.TimeUnit;

/**
 * How long to measure.
 *
 * @param rounds how often all cells are measured, each time in a fresh process
 * @param warmups how many iterations go before those that count
 * @param iterations how many iterations count
 * @param iterationMillis how long an iteration is
 * @param blockMillis how long one is where percentiles count
 */
public record Settings(
        int rounds, int warmups, int iterations, int iterationMillis, int blockMillis) {
    /**
     * A third of an hour for all, to see the order of magnitude. What waits needs two seconds until
     * it is compiled; JDK 17 and virtual threads most of all.
     */
    public static final Settings QUICK = new Settings(1, 10, 4, 200, 150);

    /** For figures to keep. */
    public static final Settings FULL = new Settings(5, 5, 5, 400, 1000);

    /**
     * Of a piece, two are done for each measurement of JMH's, as it stops at the first that is
     * late.
     */
    long sliceMicros() {
        return TimeUnit.MILLISECONDS.toMicros(iterationMillis) / 2;
    }

    /** The same with another number of rounds. */
    public Settings withRounds(int number) {
        return new Settings(number, warmups, iterations, iterationMillis, blockMillis);
    }
}
