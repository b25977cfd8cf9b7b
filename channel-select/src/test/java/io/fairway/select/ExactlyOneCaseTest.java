package io.fairway.select;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fairway.channel.Channel;
import io.fairway.channel.Probe;
import io.fairway.testing.Actors;
import io.fairway.testing.Seeds;
import io.fairway.testing.ThreadKind;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Exactly one case of a select happens: no element arrives twice, and none gets lost. */
class ExactlyOneCaseTest {
    private static final int CHANNELS = 4;

    private static List<Channel<Integer>> channels(int capacity) {
        final List<Channel<Integer>> channels = new ArrayList<>();
        for (int i = 0; i < CHANNELS; i++) {
            channels.add(Probe.channel(capacity));
        }
        return channels;
    }

    /** The 100,000 of Go's doubleselect where two cases most easily happen at once. */
    private static int elements(ThreadKind kind, int capacity) {
        return Seeds.rounds(kind == ThreadKind.PLATFORM && capacity == 0 ? 100_000 : 20_000);
    }

    private static Select sending(List<Channel<Integer>> channels, Supplier<Integer> element) {
        final SelectBuilder builder = Select.builder();
        channels.forEach(channel -> builder.send(channel, element));
        return builder.build();
    }

    private static void assertEachOnce(AtomicIntegerArray seen) {
        for (int i = 0; i < seen.length(); i++) {
            assertEquals(1, seen.get(i), "arrivals of element " + i);
        }
    }

    @ParameterizedTest
    @MethodSource(Parameters.KINDS_AND_CAPACITIES)
    @DisplayName("S49 what a select sends over one of four channels arrives once")
    void elementSentBySelectArrivesOnce(ThreadKind kind, int capacity) {
        final int elements = elements(kind, capacity);
        final List<Channel<Integer>> channels = channels(capacity);
        final AtomicIntegerArray seen = new AtomicIntegerArray(elements);
        final int[] next = {0};
        final Select select = sending(channels, () -> next[0]);

        try (Actors actors = new Actors(kind).watch(channels)) {
            actors.run(
                    "sender",
                    () -> {
                        for (; next[0] < elements; next[0]++) {
                            select.await();
                        }
                        channels.forEach(Channel::close);
                    });
            channels.forEach(
                    channel ->
                            actors.run("receiver", () -> channel.forEach(seen::incrementAndGet)));
        }

        assertEachOnce(seen);
        Probe.assertQuiet(channels.toArray());
    }

    @ParameterizedTest
    @MethodSource(Parameters.KINDS_AND_CAPACITIES)
    @DisplayName(
            "S49 S8 a select receives what four threads send, each element once and in its sender's order")
    void elementReceivedBySelectIsTakenOnce(ThreadKind kind, int capacity) {
        final int elements = elements(kind, capacity) / 5;
        final List<Channel<Integer>> channels = channels(capacity);
        final int[] expected = new int[CHANNELS];
        final SelectBuilder builder = Select.builder();
        for (int i = 0; i < CHANNELS; i++) {
            final int sender = i;
            builder.recv(channels.get(i), v -> assertEquals(expected[sender]++, v));
        }
        final Select select = builder.build();

        try (Actors actors = new Actors(kind).watch(channels)) {
            for (Channel<Integer> channel : channels) {
                actors.run(
                        "sender",
                        () -> {
                            for (int i = 0; i < elements; i++) {
                                channel.send(i);
                            }
                        });
            }
            actors.run(
                    "select",
                    () -> {
                        for (int i = 0; i < CHANNELS * elements; i++) {
                            select.await();
                        }
                    });
        }

        for (int received : expected) {
            assertEquals(elements, received);
        }
        Probe.assertQuiet(channels.toArray());
    }

    @ParameterizedTest
    @MethodSource(Parameters.KINDS_AND_CAPACITIES)
    @DisplayName("S49 between selects on both sides every element arrives once")
    void elementBetweenSelectsArrivesOnce(ThreadKind kind, int capacity) {
        final int half = elements(kind, capacity) / 4;
        final List<Channel<Integer>> channels = channels(capacity);
        final AtomicIntegerArray seen = new AtomicIntegerArray(2 * half);

        try (Actors actors = new Actors(kind).watch(channels)) {
            for (int i = 0; i < 2; i++) {
                final int first = i * half;
                actors.run(
                        "sender",
                        () -> {
                            final int[] next = {first};
                            final Select select = sending(channels, () -> next[0]);
                            for (; next[0] < first + half; next[0]++) {
                                select.await();
                            }
                        });
                actors.run(
                        "receiver",
                        () -> {
                            final SelectBuilder builder = Select.builder();
                            channels.forEach(each -> builder.recv(each, seen::incrementAndGet));
                            final Select select = builder.build();
                            for (int n = 0; n < half; n++) {
                                assertTrue(select.await().isEnabled());
                            }
                        });
            }
        }

        assertEachOnce(seen);
        Probe.assertQuiet(channels.toArray());
    }
}
