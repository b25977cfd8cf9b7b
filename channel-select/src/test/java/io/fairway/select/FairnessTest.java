package io.fairway.select;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fairway.channel.Channel;
import io.fairway.channel.Probe;
import io.fairway.testing.Actors;
import io.fairway.testing.ThreadKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Of several ready cases each is chosen as often, and none by a pattern. */
class FairnessTest {

    private static Channel<Integer> full(int elements) {
        final Channel<Integer> channel = Channel.bounded(elements);
        for (int i = 0; i < elements; i++) {
            channel.trySend(i);
        }
        return channel;
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "0, 3", "1, 2", "2, 3"})
    @DisplayName("S50 of four cases the two that are ready are chosen equally often")
    void twoReadyOfFourAreChosenEqually(int oneReady, int otherReady) throws Exception {
        final int trials = 10_000;
        final SelectBuilder builder = Select.builder();
        for (int i = 0; i < 4; i++) {
            final boolean ready = i == oneReady || i == otherReady;
            builder.recv(ready ? full(trials) : Channel.<Integer>unbuffered(), v -> {});
        }
        final Select select = builder.build();
        final int[] chosen = new int[4];

        for (int i = 0; i < trials; i++) {
            chosen[(i % 2 == 0 ? select.await() : select.poll()).index()]++;
        }

        final String counts = Arrays.toString(chosen);
        assertEquals(trials, chosen[oneReady] + chosen[otherReady], counts);
        assertEquals(trials / 2, chosen[oneReady], 500, counts);
    }

    @Test
    @DisplayName(
            "S50 of eight ready cases, receives and sends, each is chosen equally often, whatever came before")
    void eightReadyAreChosenUniformly() throws Exception {
        final int trials = 80_000;
        final SelectBuilder builder = Select.builder();
        for (int i = 0; i < 4; i++) {
            builder.recv(full(trials / 4), v -> {});
            builder.send(Channel.bounded(trials / 4), () -> 0);
        }
        final Select select = builder.build();
        final int[] chosen = new int[8];
        final int[] pairs = new int[64];

        int before = 0;
        for (int i = 0; i < trials; i++) {
            final int index = select.await().index();
            chosen[index]++;
            pairs[before * 8 + index]++;
            before = index;
        }

        // Of 7 and of some 60 degrees of freedom: exceeded once in a million runs, or less often.
        assertTrue(chiSquare(chosen) < 42, Arrays.toString(chosen));
        assertTrue(chiSquare(pairs) < 130, Arrays.toString(pairs));
    }

    private static double chiSquare(int[] counts) {
        final double expected = Arrays.stream(counts).average().orElseThrow();
        return Arrays.stream(counts)
                .mapToDouble(n -> (n - expected) * (n - expected) / expected)
                .sum();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 100})
    @DisplayName(
            "S51 two sends on one channel are both chosen: the choice is by case, not by channel")
    void twoCasesOfOneChannelAreBothChosen(int capacity) throws Exception {
        final int elements = 100;
        final Channel<Integer> bits = Probe.channel(capacity);
        final Select select = Select.builder().send(bits, () -> 1).send(bits, () -> 0).build();

        try (Actors actors = new Actors(ThreadKind.PLATFORM).watch(bits)) {
            actors.run(
                    "sender",
                    () -> {
                        for (int i = 0; i < elements; i++) {
                            select.await();
                        }
                    });
            int ones = 0;
            for (int i = 0; i < elements; i++) {
                ones += bits.recv();
            }
            assertTrue(ones > 10 && ones < 90, ones + " ones of " + elements);
        }
        Probe.assertQuiet(bits);
    }

    @Test
    @DisplayName("S69 a closed channel takes its share of the choices and not all of them")
    void closedChannelTakesItsShare() throws Exception {
        final int trials = 4_000;
        final Channel<Integer> closed = Channel.bounded(1);
        closed.close();
        final Select select =
                Select.builder()
                        .recv(full(trials), v -> {})
                        .recv(closed, v -> {})
                        .recv(full(trials), v -> {})
                        .recv(full(trials), v -> {})
                        .build();
        final int[] chosen = new int[4];

        for (int i = 0; i < trials; i++) {
            chosen[select.await().index()]++;
        }

        for (int count : chosen) {
            assertEquals(trials / 4, count, 250, Arrays.toString(chosen));
        }
    }

    @Test
    @DisplayName("S50 two selects do not choose in step")
    void selectsChooseIndependently() throws Exception {
        final List<Integer> one = choices(64);
        final List<Integer> other = choices(64);

        assertNotEquals(one, other);
    }

    private static List<Integer> choices(int trials) throws Exception {
        final Select select =
                Select.builder().recv(full(trials), v -> {}).recv(full(trials), v -> {}).build();
        final List<Integer> choices = new ArrayList<>();
        for (int i = 0; i < trials; i++) {
            choices.add(select.await().index());
        }
        return choices;
    }
}
