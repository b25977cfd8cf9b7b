package io.fairway.bench.cli;

import io.fairway.channel.WaitStrategy;
import java.util.Arrays;

/** The wait strategies, by the names that a user gives them. */
enum WaitChoice {
    SPIN_THEN_PARK("spin-then-park", WaitStrategy.spinThenPark()),
    PARKING("parking", WaitStrategy.parking()),
    YIELDING("yielding", WaitStrategy.yielding()),
    SPINNING("spinning", WaitStrategy.spinning());

    private final String name;
    private final WaitStrategy strategy;

    WaitChoice(String name, WaitStrategy strategy) {
        this.name = name;
        this.strategy = strategy;
    }

    /**
     * The choice with this name.
     *
     * @throws IllegalArgumentException if there is none
     */
    static WaitChoice of(String name) {
        for (WaitChoice each : values()) {
            if (each.name.equals(name)) {
                return each;
            }
        }
        throw new IllegalArgumentException(
                "must be one of " + Arrays.toString(values()) + ", not '" + name + "'");
    }

    WaitStrategy strategy() {
        return strategy;
    }

    @Override
    public String toString() {
        return name;
    }
}
