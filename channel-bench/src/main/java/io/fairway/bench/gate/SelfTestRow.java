package io.fairway.bench.gate;

import java.util.Map;

/**
 * What the gate made of one fault.
 *
 * @param fault the fault
 * @param verdicts how often it came to which verdict
 */
record SelfTestRow(Fault fault, Map<Verdict, Integer> verdicts) {
    private static final double MOST_FALSE_ALARMS = 0.05;
    private static final double LEAST_FOUND = 0.95;

    int trials() {
        return verdicts.values().stream().mapToInt(Integer::intValue).sum();
    }

    int count(Verdict verdict) {
        return verdicts.getOrDefault(verdict, 0);
    }

    /** Whether the gate was right often enough. */
    boolean isMet() {
        final double failed = (double) count(Verdict.FAIL) / trials();
        return switch (fault) {
            case NONE -> failed <= MOST_FALSE_ALARMS;
            case DELAY -> failed >= LEAST_FOUND;
            case ALLOCATION -> failed == 1;
        };
    }

    String what() {
        return switch (fault) {
            case NONE -> "the same against itself";
            case DELAY -> "3 us more in 2 % of the sends";
            case ALLOCATION -> "an object allocated in each send";
        };
    }

    String bound() {
        return switch (fault) {
            case NONE -> "FAIL in at most 5 %";
            case DELAY -> "FAIL in at least 95 %";
            case ALLOCATION -> "FAIL in all";
        };
    }
}
