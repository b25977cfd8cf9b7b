package io.fairway.ring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fairway.testing.Seeds;
import io.fairway.testing.ThreadKind;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One operation against one who shuts the gate: many short rounds, each on a new ring. */
class RingGateRoundsTest {
    // Written between meetings by one thread, read after by the other.
    private Ring<Integer> ring;
    private OfferResult offered;
    private Integer polled;

    @ParameterizedTest
    @EnumSource(RingKind.class)
    @DisplayName(
            "an offer that meets the gate was there before it, or is refused and not there at all")
    void offerHappensBeforeTheGateOrNotAtAll(RingKind kind) {
        runRounds(
                "offer",
                kind,
                () -> offered = ring.offer(100),
                (level, size) -> {
                    if (offered == OfferResult.ADDED) {
                        assertEquals(level + 1, size);
                    } else {
                        assertEquals(level, size);
                        final boolean full = level == ring.capacity();
                        assertTrue(offered == OfferResult.GATED || full, offered::toString);
                    }
                    expectGated(0, level);
                    assertEquals(size > level ? (Integer) 100 : null, ring.pollGated());
                });
    }

    @ParameterizedTest
    @EnumSource(RingKind.class)
    @DisplayName("a poll that meets the gate took its element before it, or takes none")
    void pollHappensBeforeTheGateOrNotAtAll(RingKind kind) {
        runRounds(
                "poll",
                kind,
                () -> polled = ring.poll(),
                (level, size) -> {
                    if (polled != null) {
                        assertEquals(0, polled);
                        assertEquals(level - 1, size);
                    } else {
                        assertEquals(level, size);
                    }
                    expectGated(level - size, level);
                    assertNull(ring.pollGated());
                });
    }

    @ParameterizedTest
    @EnumSource(RingKind.class)
    @DisplayName("a close that meets the gate closes, and the holder's polls do not undo it")
    void closeSurvivesTheHolder(RingKind kind) {
        runRounds(
                "close",
                kind,
                () -> assertTrue(ring.close()),
                (level, size) -> {
                    assertEquals(level, size);
                    expectGated(0, level);
                    assertTrue(ring.isDrained());
                    assertSame(OfferResult.CLOSED, ring.offer(1));
                });
    }

    /** What the holder of the gate finds when the other thread has ended its operation. */
    private interface Findings {
        void check(int level, int sizeWhenShut);
    }

    private void runRounds(String name, RingKind kind, Runnable operation, Findings findings) {
        final int rounds = Seeds.rounds(60_000);
        final Random seeds = Seeds.random(name + " against the gate " + kind);
        try (Race race = new Race(ThreadKind.PLATFORM)) {
            final Meeting meeting = new Meeting(race, 2);
            race.run(
                    name,
                    () -> {
                        for (int round = 0; round < rounds; round++) {
                            meeting.meet();
                            operation.run();
                            meeting.meet();
                        }
                    });
            final RoundCases cases = new RoundCases(kind, seeds.nextLong());
            race.run(
                    "holder of the gate",
                    () -> {
                        for (int round = 0; round < rounds; round++) {
                            final int level = makeRing(cases);
                            meeting.meet();
                            Race.jitter(cases.nextInt(8));
                            ring.shutGate();
                            final int size = ring.size();
                            meeting.meet();
                            findings.check(level, size);
                            ring.openGate();
                            ring.checkInvariants();
                        }
                    });
        }
    }

    /** A new ring with the elements 0, 1, 2, ...; often empty, often full. */
    private int makeRing(RoundCases cases) {
        final RingCase ringCase = cases.next();
        final Ring<Integer> made = ringCase.create();
        for (int skipped = cases.nextInt(3 * ringCase.capacity()); skipped > 0; skipped--) {
            made.offer(skipped);
            made.poll();
        }
        final int level = cases.nextInt(ringCase.capacity() + 1);
        for (int i = 0; i < level; i++) {
            assertSame(OfferResult.ADDED, made.offer(i));
        }
        ring = made;
        return level;
    }

    private void expectGated(int from, int to) {
        for (int i = from; i < to; i++) {
            assertEquals(i, ring.pollGated());
        }
    }
}
