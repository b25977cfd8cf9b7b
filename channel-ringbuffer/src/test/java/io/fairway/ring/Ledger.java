package io.fairway.ring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;

/** Keeps the books on who added which messages, and who took them. */
final class Ledger {
    private final AtomicIntegerArray added;
    private final List<Taker> takers = new ArrayList<>();

    Ledger(int producers) {
        added = new AtomicIntegerArray(producers);
    }

    /** The next message of a producer; only that producer's thread asks. */
    Message next(int producer) {
        return new Message(producer, added.get(producer));
    }

    /** Notes that the producer's next message is in the ring. */
    void added(int producer) {
        added.incrementAndGet(producer);
    }

    /** The number of messages added. */
    int addedBy(int producer) {
        return added.get(producer);
    }

    /** The books of a thread that will take messages. Before the race. */
    Taker newTaker() {
        final Taker taker = new Taker(added.length());
        takers.add(taker);
        return taker;
    }

    /** Fails unless every message was taken once. After the race. */
    void verify() {
        for (int producer = 0; producer < added.length(); producer++) {
            final BitSet all = new BitSet();
            for (Taker taker : takers) {
                final BitSet some = taker.taken(producer);
                assertFalse(all.intersects(some), "taken twice: a message of " + producer);
                all.or(some);
            }
            assertEquals(added.get(producer), all.cardinality(), "messages of " + producer);
            assertEquals(added.get(producer), all.length(), "the last message of " + producer);
        }
    }
}
