package io.fairway.verify.go;

import io.fairway.channel.Channel;
import io.fairway.channel.WaitStrategy;
import io.fairway.select.Select;
import io.fairway.select.SelectBuilder;
import io.fairway.testing.Actors;
import io.fairway.testing.ThreadKind;
import io.fairway.verify.Tier;
import java.util.stream.Stream;

/** The threads and the waiting that a port of a Go test runs with. */
record GoSetup(ThreadKind kind, String waiting, WaitStrategy strategy) {

    /** Go's goroutines and threads by default; the other strategies in the full tier. */
    static Stream<GoSetup> all() {
        final Stream.Builder<GoSetup> setups = Stream.builder();
        for (ThreadKind kind : ThreadKind.available()) {
            setups.add(new GoSetup(kind, "spinThenPark", WaitStrategy.spinThenPark()));
            if (Tier.isFull()) {
                setups.add(new GoSetup(kind, "parking", WaitStrategy.parking()));
                setups.add(new GoSetup(kind, "yielding", WaitStrategy.yielding()));
            }
        }
        return setups.build();
    }

    /** Go's make(chan T, capacity). */
    <T> Channel<T> make(int capacity) {
        return capacity == 0
                ? Channel.<T>builder().waitStrategy(strategy).build()
                : Channel.<T>builder().capacity(capacity).waitStrategy(strategy).build();
    }

    SelectBuilder select() {
        return Select.builder().waitStrategy(strategy);
    }

    Actors actors(Object... watched) {
        return new Actors(kind).watch(watched);
    }

    @Override
    public String toString() {
        return kind + " " + waiting;
    }
}
