package io.fairway.channel;

import java.util.concurrent.atomic.AtomicLong;

/** One side of a channel that is for one thread only: the first that uses it. For assertions. */
final class Role {
    private static final long NOBODY = 0; // no thread has this id

    private final AtomicLong owner = new AtomicLong(NOBODY);

    /** Whether the current thread has this role; the first to ask gets it. */
    boolean isMine() {
        final long me = Thread.currentThread().getId();
        final long current = owner.get();
        return current == me || (current == NOBODY && owner.compareAndSet(NOBODY, me));
    }

    @Override
    public String toString() {
        return "thread " + owner.get();
    }
}
