package io.fairway.verify.bugs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.atomic.AtomicIntegerArray;

/** Which elements, numbered from 0, were sent and which came out. For any thread. */
final class Ledger {
    private final AtomicIntegerArray sent;
    private final AtomicIntegerArray out;

    Ledger(int elements) {
        this.sent = new AtomicIntegerArray(elements);
        this.out = new AtomicIntegerArray(elements);
    }

    /** A send of this element reported success. */
    void sent(int element) {
        sent.incrementAndGet(element);
    }

    /** This element was received, or handed back. */
    void out(int element) {
        out.incrementAndGet(element);
    }

    /** Fails unless what was sent came out, once, and nothing else did. */
    void check() {
        for (int i = 0; i < sent.length(); i++) {
            assertEquals(sent.get(i), out.get(i), "how often came out what was sent: element " + i);
        }
    }

    /** Fails unless every element was sent, and came out, once. */
    void checkAll() {
        for (int i = 0; i < sent.length(); i++) {
            assertEquals(1, sent.get(i), "how often sent: element " + i);
        }
        check();
    }
}
