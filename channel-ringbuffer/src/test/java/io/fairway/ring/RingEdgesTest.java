package io.fairway.ring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.fairway.testing.Seeds;
import io.fairway.testing.ThreadKind;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The happens-before edges that a ring promises, by plain writes before one end of an edge and
 * plain reads after the other. That of offer and poll is in the streams: messages have plain
 * fields.
 */
class RingEdgesTest {
    @RegisterExtension final RingMaker rings = new RingMaker();

    static Stream<RingCase> cases() {
        return RingCase.all(1, 2, 3, 64);
    }

    @ParameterizedTest
    @MethodSource("cases")
    @DisplayName("S24 the poll that frees a slot happens-before the offer that fills it again")
    void pollHappensBeforeTheOfferThatNeededIt(RingCase ringCase) {
        final Ring<Integer> ring = rings.make(ringCase);
        final int capacity = ringCase.capacity();
        final int count = Seeds.rounds(10_000);
        final int[] polled = new int[count];
        try (Race race = new Race(ThreadKind.PLATFORM, ring)) {
            race.run(
                    "consumer",
                    () -> {
                        for (int i = 0; i < count; i++) {
                            polled[i] = i + 1;
                            Integer element = ring.poll();
                            for (int looks = 0; element == null; looks++) {
                                race.pause(looks);
                                element = ring.poll();
                            }
                            assertEquals(i, element);
                        }
                    });
            race.run(
                    "producer",
                    () -> {
                        for (int i = 0; i < count; i++) {
                            for (int looks = 0; ring.offer(i) != OfferResult.ADDED; looks++) {
                                race.pause(looks);
                            }
                            if (i >= capacity) {
                                assertEquals(i - capacity + 1, polled[i - capacity]);
                            }
                        }
                    });
        }
    }

    @ParameterizedTest
    @EnumSource(RingKind.class)
    @DisplayName("S24 B12 close happens-before a true isClosed")
    void closeHappensBeforeIsClosed(RingKind kind) {
        closeHappensBefore(kind, Ring::isClosed);
    }

    @ParameterizedTest
    @EnumSource(RingKind.class)
    @DisplayName("S24 B12 close happens-before a true isDrained")
    void closeHappensBeforeIsDrained(RingKind kind) {
        closeHappensBefore(kind, Ring::isDrained);
    }

    @ParameterizedTest
    @EnumSource(RingKind.class)
    @DisplayName("S24 B12 close happens-before an offer that is refused by CLOSED")
    void closeHappensBeforeRefusal(RingKind kind) {
        closeHappensBefore(
                kind,
                ring -> {
                    final OfferResult result = ring.offer(0);
                    ring.poll();
                    return result == OfferResult.CLOSED;
                });
    }

    @ParameterizedTest
    @EnumSource(RingKind.class)
    @DisplayName("S24 close happens-before a changed headVersion")
    void closeHappensBeforeHeadVersion(RingKind kind) {
        closeHappensBefore(kind, ring -> ring.headVersion() != 0);
    }

    private static void closeHappensBefore(RingKind kind, Predicate<Ring<Integer>> sees) {
        final int rounds = Seeds.rounds(20_000);
        final int[] written = new int[1];
        // Fresh ones; atomic meetings publish them.
        final Ring<?>[] ring = new Ring<?>[1];
        try (Race race = new Race(ThreadKind.PLATFORM)) {
            final Meeting meeting = new Meeting(race, 2);
            race.run(
                    "closer",
                    () -> {
                        for (int round = 1; round <= rounds; round++) {
                            ring[0] = kind.create(1);
                            meeting.meet();
                            written[0] = round;
                            ring[0].close();
                            meeting.meet();
                        }
                    });
            race.run(
                    "observer",
                    () -> {
                        for (int round = 1; round <= rounds; round++) {
                            meeting.meet();
                            @SuppressWarnings("unchecked") // it is empty
                            final Ring<Integer> mine = (Ring<Integer>) ring[0];
                            for (int looks = 0; !sees.test(mine); looks++) {
                                race.pause(looks);
                            }
                            assertEquals(round, written[0]);
                            assertSame(OfferResult.CLOSED, mine.offer(1));
                            meeting.meet();
                        }
                    });
        }
    }
}
