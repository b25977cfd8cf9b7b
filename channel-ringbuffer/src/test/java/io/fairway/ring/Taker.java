package io.fairway.ring;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;

/** The books of one thread that takes messages. */
final class Taker {
    private final BitSet[] taken;
    private int count;

    Taker(int producers) {
        taken = new BitSet[producers];
        for (int i = 0; i < producers; i++) {
            taken[i] = new BitSet();
        }
    }

    /** Notes a message; fails if it is torn, or earlier than one that this thread had before. */
    void take(Message message) {
        assertTrue(message.isWhole(), () -> "published before it was written: " + message);
        final BitSet ofProducer = taken[message.producer];
        assertTrue(
                ofProducer.length() <= message.sequence,
                () -> message + " taken after " + (ofProducer.length() - 1));
        ofProducer.set(message.sequence);
        count++;
    }

    /** The number of messages taken. */
    int count() {
        return count;
    }

    BitSet taken(int producer) {
        return taken[producer];
    }
}
