package io.fairway.verify.hardship;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Where every element went: received, returned to its sender, or discarded by a cancel. Elements
 * are numbered, so that one lost and another doubled do not make up for each other. Booking
 * allocates nothing.
 */
final class Ledger {
    private final AtomicLong made = new AtomicLong();
    private final Column received = new Column();
    private final Column returned = new Column();
    private final Column discarded = new Column();

    /** Count and sum of some elements. */
    private static final class Column {
        final AtomicLong count = new AtomicLong();
        final AtomicLong sum = new AtomicLong();
        final AtomicLong squares = new AtomicLong();

        void add(long element) {
            count.incrementAndGet();
            sum.addAndGet(element);
            squares.addAndGet(element * element);
        }
    }

    /** A new element, which somebody is about to send. */
    Long next() {
        return made.incrementAndGet();
    }

    void received(Long element) {
        received.add(element);
    }

    void returned(Long element) {
        returned.add(element);
    }

    void discarded(Long element) {
        discarded.add(element);
    }

    long receivedCount() {
        return received.count.get();
    }

    /** When all threads have ended and all channels are empty. */
    void check() {
        final long n = made.get();
        final Column sent = new Column();
        for (long i = 1; i <= n; i++) {
            sent.add(i);
        }
        assertAll(
                this::toString,
                () -> assertEquals(n, total(received.count, returned.count, discarded.count)),
                () ->
                        assertEquals(
                                sent.sum.get(), total(received.sum, returned.sum, discarded.sum)),
                () ->
                        assertEquals(
                                sent.squares.get(),
                                total(received.squares, returned.squares, discarded.squares)));
    }

    private static long total(AtomicLong a, AtomicLong b, AtomicLong c) {
        return a.get() + b.get() + c.get();
    }

    @Override
    public String toString() {
        return made
                + " made: "
                + received.count
                + " received, "
                + returned.count
                + " returned, "
                + discarded.count
                + " discarded";
    }
}
