package io.fairway.verify;

import io.fairway.ring.OfferResult;
import java.util.ArrayDeque;
import java.util.Queue;

/** What a ring without a gate does when one thread uses it. */
public abstract class RingSpecification {
    private final int capacity;
    private final Queue<Integer> elements = new ArrayDeque<>();
    private boolean closed;

    RingSpecification(int capacity) {
        this.capacity = capacity;
    }

    public OfferResult offer(int element) {
        if (closed) {
            return OfferResult.CLOSED;
        }
        if (elements.size() == capacity) {
            return OfferResult.FULL;
        }
        elements.add(element);
        return OfferResult.ADDED;
    }

    public Integer poll() {
        return elements.poll();
    }

    public boolean close() {
        final boolean first = !closed;
        closed = true;
        return first;
    }

    public int size() {
        return elements.size();
    }

    public boolean isEmpty() {
        return elements.isEmpty();
    }

    public boolean isFull() {
        return elements.size() == capacity;
    }

    public boolean isClosed() {
        return closed;
    }

    public boolean isDrained() {
        return closed && elements.isEmpty();
    }

    /** With one place. */
    public static final class Capacity1 extends RingSpecification {
        public Capacity1() {
            super(1);
        }
    }

    /** With two places. */
    public static final class Capacity2 extends RingSpecification {
        public Capacity2() {
            super(2);
        }
    }

    /** With three places. */
    public static final class Capacity3 extends RingSpecification {
        public Capacity3() {
            super(3);
        }
    }
}
