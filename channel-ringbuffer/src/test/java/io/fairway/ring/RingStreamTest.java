package io.fairway.ring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.fairway.testing.Seeds;
import io.fairway.testing.ThreadKind;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Streams of messages from as many producers to as many consumers as the ring is for. */
class RingStreamTest {
    @RegisterExtension final RingMaker rings = new RingMaker();

    static Stream<Arguments> cases() {
        final Stream<RingCase> fresh =
                RingCase.all(1, 2, 3, 64).filter(each -> each.start() == Start.FRESH);
        final Stream<RingCase> old =
                RingCase.all(1, 3, 64, 1000).filter(each -> each.start() != Start.FRESH);
        return Stream.concat(
                Stream.concat(fresh, old).map(each -> arguments(ThreadKind.PLATFORM, each)),
                ThreadKind.available().stream()
                        .filter(threads -> threads != ThreadKind.PLATFORM)
                        .flatMap(
                                threads ->
                                        RingCase.all(2)
                                                .filter(each -> each.start() == Start.FRESH)
                                                .map(each -> arguments(threads, each))));
    }

    @ParameterizedTest
    @MethodSource("cases")
    @DisplayName("S6 S7 S8 S24 nothing is lost, invented, torn, or overtaken by its own producer's")
    void deliversEachMessageOnceInOrder(ThreadKind threads, RingCase ringCase) {
        final Ring<Message> ring = rings.make(ringCase);
        final int producers = ringCase.kind().producers(3);
        final int messages = Seeds.rounds(20_000) / producers;
        final Ledger ledger = new Ledger(producers);
        final AtomicInteger producing = new AtomicInteger(producers);
        try (Race race = new Race(threads, ring)) {
            for (int i = 0; i < ringCase.kind().consumers(2); i++) {
                final Taker taker = ledger.newTaker();
                race.run("consumer " + i, () -> takeAll(race, ring, taker));
            }
            for (int i = 0; i < producers; i++) {
                final int producer = i;
                race.run(
                        "producer " + i,
                        () -> {
                            for (int sent = 0; sent < messages; sent++) {
                                send(race, ring, ledger, producer);
                            }
                            if (producing.decrementAndGet() == 0) {
                                assertTrue(ring.close());
                            }
                        });
            }
        }
        ledger.verify();
        assertEquals(messages, ledger.addedBy(0));
        assertTrue(ring.isDrained());
    }

    private static void takeAll(Race race, Ring<Message> ring, Taker taker) {
        for (int looks = 0; ; looks++) {
            final Message message = ring.poll();
            if (message != null) {
                taker.take(message);
                looks = 0;
            } else if (ring.isDrained()) {
                return;
            }
            race.pause(looks);
        }
    }

    private static void send(Race race, Ring<Message> ring, Ledger ledger, int producer) {
        final Message message = ledger.next(producer);
        for (int looks = 0; ; looks++) {
            final OfferResult result = ring.offer(message);
            if (result == OfferResult.ADDED) {
                ledger.added(producer);
                return;
            }
            assertEquals(OfferResult.FULL, result);
            race.pause(looks);
        }
    }
}
