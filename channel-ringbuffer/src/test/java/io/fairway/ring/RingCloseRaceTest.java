package io.fairway.ring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fairway.testing.Seeds;
import io.fairway.testing.ThreadKind;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Close against everything else: many short rounds, each on a new ring. */
class RingCloseRaceTest {
    // Written between meetings by one thread, read after by others.
    private Ring<Message> ring;
    private int added;
    private final AtomicInteger addedByAll = new AtomicInteger();

    @ParameterizedTest
    @EnumSource(RingKind.class)
    @DisplayName(
            "S25 B13 what an offer says was added comes out before the ring says it is drained")
    void addedElementsComeOutAndNoOthers(RingKind kind) {
        final int rounds = Seeds.rounds(100_000);
        final Random seeds = Seeds.random("addedElementsComeOutAndNoOthers " + kind);
        try (Race race = new Race(ThreadKind.PLATFORM)) {
            final Meeting meeting = new Meeting(race, 2);
            race.run(
                    "producer",
                    () -> {
                        for (int round = 0; round < rounds; round++) {
                            meeting.meet();
                            added = offerUntilClosed(race, 0);
                            assertSame(OfferResult.CLOSED, ring.offer(new Message(0, -1)));
                            meeting.meet();
                        }
                    });
            final RoundCases cases = new RoundCases(kind, seeds.nextLong());
            race.run(
                    "consumer that closes",
                    () -> {
                        for (int round = 0; round < rounds; round++) {
                            ring = cases.next().create();
                            meeting.meet();
                            Race.jitter(cases.nextInt(20));
                            int taken = takeSome(cases.nextInt(6), 0);
                            assertTrue(ring.close());
                            final long end = ring.tailVersion();
                            taken = drain(race, taken);
                            assertNull(ring.poll());
                            meeting.meet();
                            assertEquals(added, taken);
                            if (kind != RingKind.SINGLE_SLOT) { // whose version polls change, too
                                assertEquals(end, ring.tailVersion());
                            }
                            assertTrue(ring.isDrained());
                            ring.checkInvariants();
                        }
                    });
        }
    }

    private int offerUntilClosed(Race race, int producer) {
        int count = 0;
        for (int looks = 0; ; looks++) {
            final OfferResult result = ring.offer(new Message(producer, count));
            if (result == OfferResult.ADDED) {
                count++;
                looks = 0;
            } else if (result == OfferResult.CLOSED) {
                return count;
            }
            race.pause(looks);
        }
    }

    private int takeSome(int polls, int taken) {
        int count = taken;
        for (int i = 0; i < polls; i++) {
            final Message message = ring.poll();
            if (message != null) {
                assertEquals(count, message.sequence);
                count++;
            }
        }
        return count;
    }

    private int drain(Race race, int taken) {
        int count = taken;
        for (int looks = 0; ; looks++) {
            final Message message = ring.poll();
            if (message != null) {
                assertEquals(count, message.sequence);
                count++;
            } else if (ring.isDrained()) {
                return count;
            }
            race.pause(looks);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = RingKind.class,
            names = {"MPSC", "MPMC", "SINGLE_SLOT"})
    @DisplayName("S32 none of several producers slips an element in behind the close")
    void noneOfSeveralProducersSlipsIn(RingKind kind) {
        final int rounds = Seeds.rounds(20_000);
        final Random seeds = Seeds.random("noneOfSeveralProducersSlipsIn " + kind);
        try (Race race = new Race(ThreadKind.PLATFORM)) {
            final Meeting meeting = new Meeting(race, 3);
            for (int i = 0; i < 2; i++) {
                final int producer = i;
                race.run(
                        "producer " + i,
                        () -> {
                            for (int round = 0; round < rounds; round++) {
                                meeting.meet();
                                addedByAll.addAndGet(offerUntilClosed(race, producer));
                                assertTrue(ring.isClosed());
                                meeting.meet();
                            }
                        });
            }
            final RoundCases cases = new RoundCases(kind, seeds.nextLong());
            race.run(
                    "closer",
                    () -> {
                        for (int round = 0; round < rounds; round++) {
                            addedByAll.set(0);
                            ring = cases.next().create();
                            meeting.meet();
                            Race.jitter(cases.nextInt(40));
                            assertTrue(ring.close());
                            final int size = ring.size();
                            assertSame(OfferResult.CLOSED, ring.offer(new Message(2, 0)));
                            meeting.meet();
                            assertEquals(size, addedByAll.get());
                            ring.checkInvariants();
                        }
                    });
        }
    }

    @ParameterizedTest
    @EnumSource(RingKind.class)
    @DisplayName("of two who close at the same time one closes")
    void oneOfTwoCloses(RingKind kind) {
        final int rounds = Seeds.rounds(50_000);
        final AtomicInteger closed = new AtomicInteger();
        try (Race race = new Race(ThreadKind.PLATFORM)) {
            final Meeting meeting = new Meeting(race, 2);
            ring = kind.create(1);
            for (int i = 0; i < 2; i++) {
                final boolean checks = i == 0;
                race.run(
                        "closer " + i,
                        () -> {
                            for (int round = 1; round <= rounds; round++) {
                                meeting.meet();
                                if (ring.close()) {
                                    closed.incrementAndGet();
                                }
                                meeting.meet();
                                if (checks) {
                                    assertEquals(round, closed.get());
                                    ring = kind.create(1);
                                }
                            }
                        });
            }
        }
    }

    @ParameterizedTest
    @EnumSource(RingKind.class)
    @DisplayName("a ring that was called drained stays so, for every thread")
    void drainedForEver(RingKind kind) {
        final int rounds = Seeds.rounds(50_000);
        final Random seeds = Seeds.random("drainedForEver " + kind);
        try (Race race = new Race(ThreadKind.PLATFORM)) {
            final Meeting meeting = new Meeting(race, 2);
            final RoundCases cases = new RoundCases(kind, seeds.nextLong());
            race.run(
                    "user",
                    () -> {
                        for (int round = 0; round < rounds; round++) {
                            ring = cases.next().create();
                            meeting.meet();
                            ring.offer(new Message(0, 0));
                            if (cases.nextInt(2) == 0) {
                                ring.poll(); // else what is in is taken after the close
                            }
                            ring.offer(new Message(0, 1));
                            ring.close();
                            assertSame(OfferResult.CLOSED, ring.offer(new Message(0, 2)));
                            while (!ring.isDrained()) {
                                ring.poll();
                            }
                            meeting.meet();
                        }
                    });
            race.run(
                    "observer",
                    () -> {
                        for (int round = 0; round < rounds; round++) {
                            meeting.meet();
                            for (int looks = 0; !ring.isDrained(); looks++) {
                                race.pause(looks);
                            }
                            assertTrue(ring.isClosed());
                            assertTrue(ring.isEmpty());
                            assertEquals(0, ring.size());
                            assertTrue(ring.isDrained());
                            assertFalse(ring.close());
                            meeting.meet();
                        }
                    });
        }
    }
}
