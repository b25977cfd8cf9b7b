package io.fairway.ring;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fairway.testing.Seeds;
import io.fairway.testing.ThreadKind;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Verdicts are true at one instant during the call, whatever other threads are in the midst of. */
class RingVerdictRaceTest {
    @RegisterExtension final RingMaker rings = new RingMaker();

    static Stream<RingCase> cases() {
        return RingCase.all(1, 2, 3, 64).filter(each -> each.start() != Start.BEFORE_WRAP);
    }

    static Stream<RingCase> casesWithRoomBetween() {
        return RingCase.all(3, 4, 64)
                .filter(each -> each.start() != Start.BEFORE_SIGN_FLIP && each.capacity() > 1);
    }

    @ParameterizedTest
    @MethodSource("cases")
    @DisplayName(
            "B23 B24 with room for it an element is always added; with one there a poll has it")
    void offersAndPollsNeverFailWithoutReason(RingCase ringCase) {
        final Ring<Integer> ring = rings.make(ringCase);
        try (Race race = new Race(ThreadKind.PLATFORM, ring)) {
            runPermitted(race, ring, ringCase.kind(), ringCase.capacity(), () -> {});
        }
        assertTrue(ring.isEmpty());
    }

    @ParameterizedTest
    @MethodSource("casesWithRoomBetween")
    @DisplayName("a ring never full and never empty is never called so, and its size is in between")
    void sizeStaysWithinWhatIsTrue(RingCase ringCase) {
        final Ring<Integer> ring = rings.make(ringCase);
        assertSame(OfferResult.ADDED, ring.offer(-1)); // for which there will be no permit
        final AtomicBoolean running = new AtomicBoolean(true);
        try (Race race = new Race(ThreadKind.PLATFORM, ring)) {
            race.run(
                    "observer",
                    () -> {
                        for (int looks = 0; running.get(); looks++) {
                            assertFalse(ring.isEmpty());
                            assertFalse(ring.isFull());
                            assertFalse(ring.isDrained());
                            final int size = ring.size();
                            assertTrue(size >= 1 && size < ring.capacity(), () -> "size " + size);
                            race.pause(looks % 100); // lets others run now and then
                        }
                    });
            final int permits = ringCase.capacity() - 2;
            runPermitted(race, ring, ringCase.kind(), permits, () -> running.set(false));
        }
        assertNotNull(ring.poll());
    }

    @ParameterizedTest
    @MethodSource("cases")
    @DisplayName("size is always between 0 and the capacity")
    void sizeStaysInRange(RingCase ringCase) {
        final Ring<Integer> ring = rings.make(ringCase);
        final AtomicBoolean running = new AtomicBoolean(true);
        try (Race race = new Race(ThreadKind.PLATFORM, ring)) {
            race.run(
                    "observer",
                    () -> {
                        for (int looks = 0; running.get(); looks++) {
                            final int size = ring.size();
                            assertTrue(size >= 0 && size <= ring.capacity(), () -> "size " + size);
                            race.pause(looks % 100);
                        }
                    });
            final int permits = ringCase.capacity();
            runPermitted(race, ring, ringCase.kind(), permits, () -> running.set(false));
        }
    }

    /** Producers that offer only when there is room, and consumers that poll only what is there. */
    private static void runPermitted(
            Race race, Ring<Integer> ring, RingKind kind, int permits, Runnable atEnd) {
        final int threads = 2;
        final int count = Seeds.rounds(6_000);
        final AtomicInteger room = new AtomicInteger(permits);
        final AtomicInteger there = new AtomicInteger();
        final AtomicInteger running = new AtomicInteger(kind.consumers(threads));
        for (int p = 0; p < kind.producers(threads); p++) {
            race.run(
                    "producer " + p,
                    () -> {
                        for (int i = 0; i < count / kind.producers(threads); i++) {
                            acquire(race, room);
                            assertSame(OfferResult.ADDED, ring.offer(i));
                            there.incrementAndGet();
                        }
                    });
        }
        for (int c = 0; c < kind.consumers(threads); c++) {
            race.run(
                    "consumer " + c,
                    () -> {
                        for (int i = 0; i < count / kind.consumers(threads); i++) {
                            acquire(race, there);
                            assertNotNull(ring.poll());
                            room.incrementAndGet();
                        }
                        if (running.decrementAndGet() == 0) {
                            atEnd.run();
                        }
                    });
        }
    }

    private static void acquire(Race race, AtomicInteger permits) {
        for (int looks = 0; ; looks++) {
            final int n = permits.get();
            if (n > 0 && permits.compareAndSet(n, n - 1)) {
                return;
            }
            race.pause(looks);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    @DisplayName(
            "between two equal versions around a verdict of empty, or full, it held all the time")
    void equalVersionsProveThatAVerdictHeld(RingCase ringCase) {
        final Ring<Integer> ring = rings.make(ringCase);
        final int count = Seeds.rounds(6_000);
        final AtomicInteger added = new AtomicInteger();
        final AtomicInteger taken = new AtomicInteger();
        try (Race race = new Race(ThreadKind.PLATFORM, ring)) {
            race.run(
                    "producer",
                    () -> {
                        for (int looks = 0; added.get() < count; looks++) {
                            final long before = ring.headVersion();
                            final OfferResult result = ring.offer(looks);
                            final int takenByNow = taken.get();
                            if (result == OfferResult.ADDED) {
                                added.incrementAndGet();
                                looks = 0;
                            } else if (ring.headVersion() == before) {
                                // Nobody took anything, or it would not have been full all the
                                // time.
                                assertTrue(added.get() - takenByNow >= ring.capacity());
                            }
                            race.pause(looks);
                        }
                    });
            race.run(
                    "consumer",
                    () -> {
                        for (int looks = 0; taken.get() < count; looks++) {
                            final long before = ring.tailVersion();
                            final Integer element = ring.poll();
                            final int addedByNow = added.get();
                            if (element != null) {
                                taken.incrementAndGet();
                                looks = 0;
                            } else if (ring.tailVersion() == before) {
                                assertTrue(addedByNow <= taken.get());
                            }
                            race.pause(looks);
                        }
                    });
        }
    }
}
