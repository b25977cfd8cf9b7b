package io.fairway.ring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fairway.testing.Seeds;
import io.fairway.testing.ThreadKind;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Elements that are taken back, or not, beside what every ring does. */
class SingleSlotRingTest {
    /** How often a producer looks whether its element was taken, where it must be in the end. */
    private static final int LONG_STAY = 10_000;

    private final SingleSlotRing<Integer> ring = new SingleSlotRing<>();

    @Test
    @DisplayName("an element offered in turn is there until it is taken")
    void thereUntilTaken() {
        final long turn = ring.offerInTurn(7);
        assertNotEquals(SingleSlotRing.REFUSED, turn);
        assertTrue(ring.isTurn(turn));
        assertEquals(7, ring.poll());
        assertFalse(ring.isTurn(turn));
        assertFalse(ring.withdraw(turn));
        ring.checkInvariants();
    }

    @Test
    @DisplayName("an element offered in turn can be taken back, once, and leaves nothing behind")
    void takenBack() {
        final long turn = ring.offerInTurn(7);
        assertTrue(ring.withdraw(turn));
        assertFalse(ring.withdraw(turn));
        assertNull(ring.poll());
        ring.checkInvariants();
    }

    @Test
    @DisplayName("it is taken back from behind the gate, and from a closed ring")
    void takenBackFromBehindTheGate() {
        final long turn = ring.offerInTurn(7);
        ring.shutGate();
        assertFalse(ring.isTurn(turn));
        assertNull(ring.poll());
        ring.close();
        assertTrue(ring.withdraw(turn));
        assertTrue(ring.isDrained());
        ring.checkInvariants();
    }

    @Test
    @DisplayName("it is still there when the gate has been shut and opened again")
    void outlivesTheGate() {
        final long turn = ring.offerInTurn(7);
        ring.shutGate();
        ring.openGate();
        assertTrue(ring.isTurn(turn));
        assertEquals(7, ring.poll());
    }

    @Test
    @DisplayName("an offer in turn is refused by a full, a gated and a closed ring")
    void refused() {
        assertSame(OfferResult.ADDED, ring.offer(1));
        assertEquals(SingleSlotRing.REFUSED, ring.offerInTurn(2));
        assertEquals(1, ring.poll());
        ring.shutGate();
        assertEquals(SingleSlotRing.REFUSED, ring.offerInTurn(2));
        ring.openGate();
        ring.close();
        assertEquals(SingleSlotRing.REFUSED, ring.offerInTurn(2));
        assertThrows(NullPointerException.class, () -> ring.offerInTurn(null));
        assertTrue(ring.isDrained());
    }

    @Test
    @DisplayName("another producer's equal element is not taken back")
    void anothersElement() {
        final long turn = ring.offerInTurn(7);
        assertEquals(7, ring.poll());
        assertNotEquals(SingleSlotRing.REFUSED, ring.offerInTurn(7));
        assertFalse(ring.isTurn(turn));
        assertFalse(ring.withdraw(turn));
        assertEquals(7, ring.poll());
    }

    @Test
    @DisplayName("each element is either taken or taken back, whatever gate and consumers do")
    void takenOrTakenBack() {
        final int offers = Seeds.rounds(200_000);
        final int[] handedOver = new int[2];
        final boolean[] ended = new boolean[1];
        final int[] taken = new int[1];
        try (Race race = new Race(ThreadKind.PLATFORM, ring)) {
            final AtomicInteger producing = new AtomicInteger(2);
            for (int p = 0; p < 2; p++) {
                final int producer = p;
                race.run(
                        "producer " + p,
                        () -> {
                            // As often as was asked, and then until one was taken: on few
                            // processors the consumer may run only when an offer stays for long.
                            for (int i = 0; i < offers || handedOver[producer] == 0; i++) {
                                final long turn = ring.offerInTurn(i);
                                final int most = i < offers ? i & 3 : LONG_STAY;
                                for (int looks = most; looks > 0 && ring.isTurn(turn); looks--) {
                                    Thread.onSpinWait();
                                }
                                if (turn != SingleSlotRing.REFUSED && !ring.withdraw(turn)) {
                                    handedOver[producer]++;
                                }
                            }
                            producing.decrementAndGet();
                        });
            }
            race.run(
                    "holder of the gate",
                    () -> {
                        while (producing.get() > 0) {
                            ring.shutGate();
                            Thread.onSpinWait();
                            ring.openGate();
                            Thread.onSpinWait();
                        }
                    });
            race.run(
                    "consumer",
                    () -> {
                        while (producing.get() > 0) {
                            if (ring.poll() != null) {
                                taken[0]++;
                            }
                        }
                        ended[0] = true;
                    });
        }
        assertTrue(ended[0]);
        assertEquals(handedOver[0] + handedOver[1], taken[0]);
        ring.checkInvariants();
    }
}
