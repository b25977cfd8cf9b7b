package io.fairway.ring;

import java.util.Arrays;
import java.util.stream.Stream;

/** A ring to test: its kind, its capacity, and where its positions start. */
record RingCase(RingKind kind, int capacity, Start start) {

    RingCase {
        capacity = kind.capacity(capacity);
    }

    /** All kinds and starts with these capacities. */
    static Stream<RingCase> all(int... capacities) {
        return Arrays.stream(RingKind.values()).flatMap(kind -> of(kind, capacities));
    }

    /** All starts of one kind with these capacities. */
    static Stream<RingCase> of(RingKind kind, int... capacities) {
        return Arrays.stream(capacities)
                .boxed()
                .flatMap(
                        capacity ->
                                Arrays.stream(Start.values())
                                        .map(start -> new RingCase(kind, capacity, start)))
                .distinct();
    }

    /** Such a ring; a fresh one comes from the public constructor. */
    <E> Ring<E> create() {
        return start == Start.FRESH
                ? kind.create(capacity)
                : kind.create(capacity, start.laps(kind.lap(capacity)));
    }
}
