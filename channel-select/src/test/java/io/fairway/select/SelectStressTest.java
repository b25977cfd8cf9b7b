package io.fairway.select;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.fairway.channel.Channel;
import io.fairway.channel.Probe;
import io.fairway.testing.Actors;
import io.fairway.testing.Seeds;
import io.fairway.testing.ThreadKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Go's TestSelectStress: plain operations and selects together. */
class SelectStressTest {
    private static final int ELEMENTS = 10_000;
    private static final int[] CAPACITIES = {0, 0, 2, 3};

    @ParameterizedTest
    @MethodSource(Parameters.KINDS)
    @DisplayName(
            "S68 S48 four plain senders, four plain receivers, a select of sends and one of receives end with exact counts")
    void countsAreExact(ThreadKind kind) {
        final int elements = Seeds.rounds(ELEMENTS);
        final List<Channel<Integer>> channels = new ArrayList<>();
        for (int capacity : CAPACITIES) {
            channels.add(Probe.channel(capacity));
        }
        final AtomicIntegerArray received = new AtomicIntegerArray(CAPACITIES.length * 2);

        try (Actors actors = new Actors(kind).watch(channels)) {
            for (int i = 0; i < channels.size(); i++) {
                final int k = i;
                final Channel<Integer> channel = channels.get(i);
                actors.run(
                        "sender " + k,
                        () -> {
                            for (int n = 0; n < elements; n++) {
                                channel.send(k);
                            }
                        });
                actors.run(
                        "receiver " + k,
                        () -> {
                            for (int n = 0; n < elements; n++) {
                                assertEquals(k, channel.recv());
                                received.incrementAndGet(k);
                            }
                        });
            }
            final List<SelectCase> sends = new ArrayList<>();
            final List<SelectCase> receives = new ArrayList<>();
            for (int i = 0; i < channels.size(); i++) {
                final int k = i;
                sends.add(SendCase.of(channels.get(k), () -> k));
                receives.add(
                        RecvCase.of(
                                channels.get(k),
                                v -> {
                                    assertEquals(k, v);
                                    received.incrementAndGet(CAPACITIES.length + k);
                                }));
            }
            actors.run("select of sends", () -> runEach(sends, elements));
            actors.run("select of receives", () -> runEach(receives, elements));
        }

        for (int i = 0; i < received.length(); i++) {
            assertEquals(elements, received.get(i));
        }
        Probe.assertQuiet(channels.toArray());
    }

    /** Selects until each case has run so often, and is disabled then. */
    private static void runEach(List<SelectCase> cases, int times) throws InterruptedException {
        final Select select = Select.builder().addAll(cases).build();
        final int[] left = new int[cases.size()];
        Arrays.fill(left, times);
        for (int n = 0; n < cases.size() * times; n++) {
            final SelectCase chosen = select.await();
            if (--left[chosen.index()] == 0) {
                chosen.disable();
            }
        }
    }
}
