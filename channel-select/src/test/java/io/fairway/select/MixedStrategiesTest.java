package io.fairway.select;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.fairway.channel.Channel;
import io.fairway.channel.Probe;
import io.fairway.channel.WaitStrategy;
import io.fairway.testing.Actors;
import io.fairway.testing.ThreadKind;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Selects with different wait strategies, on channels with others still. */
class MixedStrategiesTest {
    private static final int ELEMENTS = 500;

    static Stream<Arguments> pairs() {
        return InterruptTest.strategies().stream()
                .flatMap(
                        sender ->
                                InterruptTest.strategies().stream()
                                        .map(receiver -> Arguments.of(sender, receiver)));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    @DisplayName(
            "selects pass elements to each other whatever their strategies, over channels of any")
    void strategiesMix(WaitStrategy sender, WaitStrategy receiver) {
        final Channel<Integer> a =
                Channel.<Integer>builder().waitStrategy(WaitStrategy.parking()).build();
        final Channel<Integer> b =
                Channel.<Integer>builder()
                        .capacity(1)
                        .waitStrategy(WaitStrategy.yielding())
                        .build();
        final int[] next = {0};
        final long[] sum = {0};
        final Select sending =
                Select.builder()
                        .waitStrategy(sender)
                        .send(a, () -> next[0])
                        .send(b, () -> next[0])
                        .build();
        final Select receiving =
                Select.builder()
                        .waitStrategy(receiver)
                        .recv(a, v -> sum[0] += v)
                        .recv(b, v -> sum[0] += v)
                        .build();

        try (Actors actors = new Actors(ThreadKind.PLATFORM).watch(a, b)) {
            actors.run(
                    "sender",
                    () -> {
                        while (next[0]++ < ELEMENTS) {
                            sending.await();
                        }
                    });
            actors.run(
                    "receiver",
                    () -> {
                        for (int i = 0; i < ELEMENTS; i++) {
                            receiving.await();
                        }
                    });
        }

        assertEquals(ELEMENTS * (ELEMENTS + 1L) / 2, sum[0]);
        Probe.assertQuiet(a, b);
    }
}
