package io.fairway.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Races keep in step, and end when one of their threads fails. */
class RaceTest {

    static List<ThreadKind> kinds() {
        return ThreadKind.available();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kinds")
    @DisplayName("all parts run in each round, and the check between two rounds")
    void keepsInStep(ThreadKind kind) {
        final AtomicInteger ran = new AtomicInteger();
        final AtomicInteger checked = new AtomicInteger();
        final Race.Part part =
                round -> {
                    assertEquals(round, checked.get());
                    ran.incrementAndGet();
                };
        new Race(kind, "keepsInStep")
                .with(part)
                .with(part)
                .with(part)
                .check(
                        round -> {
                            assertEquals(3 * (round + 1), ran.get());
                            checked.incrementAndGet();
                        })
                .run(200);
        assertEquals(600, ran.get());
        assertEquals(200, checked.get());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kinds")
    @DisplayName("a failure of one part ends the race and fails it")
    void failure(ThreadKind kind) {
        final IllegalStateException failure = new IllegalStateException("round 3");
        final AtomicInteger rounds = new AtomicInteger();
        final Race race =
                new Race(kind, "failure")
                        .with(round -> rounds.incrementAndGet())
                        .with(
                                round -> {
                                    if (round == 3) {
                                        throw failure;
                                    }
                                });
        final AssertionError failed = assertThrows(AssertionError.class, () -> race.run(1000));
        assertSame(failure, failed.getCause());
        assertTrue(rounds.get() == 3 || rounds.get() == 4, "rounds: " + rounds);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kinds")
    @DisplayName("an interrupt stays pending from one round to the next")
    void interruptStays(ThreadKind kind) {
        final AtomicInteger seen = new AtomicInteger();
        new Race(kind, "interruptStays")
                .with(
                        round -> {
                            if (round == 0) {
                                Thread.currentThread().interrupt();
                            } else if (Thread.currentThread().isInterrupted()) {
                                seen.incrementAndGet();
                            }
                        })
                .with(round -> assertTrue(seen.get() <= round))
                .run(10);
        assertEquals(9, seen.get());
    }
}
