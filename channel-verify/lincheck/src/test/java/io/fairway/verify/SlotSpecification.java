package io.fairway.verify;

import io.fairway.channel.SendResult;
import java.util.ArrayDeque;
import java.util.Queue;

/** What a channel of slots does when one thread at a time uses it. */
public abstract class SlotSpecification {
    private final Queue<Integer> filled = new ArrayDeque<>();
    private final boolean[] claiming = new boolean[SlotOperations.THREADS];
    private final boolean[] holding = new boolean[SlotOperations.THREADS];
    private int free;
    private boolean closed;

    SlotSpecification(int capacity) {
        free = capacity;
    }

    public boolean claim(int thread) {
        if (claiming[thread] || free == 0 || closed) {
            return false;
        }
        free--;
        claiming[thread] = true;
        return true;
    }

    public SendResult commit(int thread, int element) {
        if (!claiming[thread]) {
            return null;
        }
        claiming[thread] = false;
        if (closed) {
            return SendResult.CLOSED;
        }
        filled.add(element);
        return SendResult.SENT;
    }

    public void abort(int thread) {
        if (claiming[thread]) {
            claiming[thread] = false;
            free++;
        }
    }

    public Integer receive(int thread) {
        if (holding[thread] || filled.isEmpty()) {
            return null;
        }
        holding[thread] = true;
        return filled.remove();
    }

    public void release(int thread) {
        if (holding[thread]) {
            holding[thread] = false;
            free++;
        }
    }

    public boolean close() {
        final boolean first = !closed;
        closed = true;
        return first;
    }

    public boolean isClosed() {
        return closed;
    }

    public boolean isDrained() {
        return closed && filled.isEmpty();
    }

    public int size() {
        return filled.size();
    }

    /** With one slot. */
    public static final class Capacity1 extends SlotSpecification {
        public Capacity1() {
            super(1);
        }
    }

    /** With two slots. */
    public static final class Capacity2 extends SlotSpecification {
        public Capacity2() {
            super(2);
        }
    }
}
