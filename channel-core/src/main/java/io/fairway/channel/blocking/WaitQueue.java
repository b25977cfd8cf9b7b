package io.fairway.channel.blocking;

import java.lang.invoke.ConstantBootstraps;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * The registrations that wait on one side of a channel, oldest first. Guarded by the channel's
 * lock.
 */
final class WaitQueue {
    private static final VarHandle ARRIVALS = handle("arrivals", long.class);
    private static final VarHandle SIZE = handle("size", int.class);

    private @Nullable Registration first;
    private @Nullable Registration last;

    /** How many are in the queue; read without the lock by who looks whether to take it. */
    private int size;

    /** How many ever came; unchanged means that none came. Read without the lock. */
    private long arrivals;

    private static VarHandle handle(String field, Class<?> type) {
        return ConstantBootstraps.fieldVarHandle(
                MethodHandles.lookup(), field, VarHandle.class, WaitQueue.class, type);
    }

    void append(Registration r) {
        r.queue = this;
        r.next = null;
        r.previous = last;
        if (last == null) {
            first = r;
        } else {
            last.next = r;
        }
        last = r;
        // Both are read plainly here, under the lock. Size first: who reads the new count of
        // arrivals, and then looks whether anybody is there, must find the one that it counts.
        SIZE.setVolatile(this, size + 1); // pairs with sizeVolatile
        ARRIVALS.setVolatile(this, arrivals + 1); // pairs with arrivalsVolatile
    }

    void remove(Registration r) {
        final Registration before = r.previous;
        final Registration after = r.next;
        if (before == null) {
            first = after;
        } else {
            before.next = after;
        }
        if (after == null) {
            last = before;
        } else {
            after.previous = before;
        }
        r.queue = null;
        r.previous = null;
        r.next = null;
        SIZE.setVolatile(this, size - 1); // pairs with sizeVolatile; read plainly under the lock
    }

    @Nullable Registration first() {
        return first;
    }

    /** Whether the queue is empty, under the lock. */
    boolean isEmpty() {
        return first == null;
    }

    /** How many registrations ever came, without the lock. */
    long arrivalsVolatile() {
        return (long) ARRIVALS.getVolatile(this);
    }

    /** How many registrations are in the queue, without the lock. */
    int sizeVolatile() {
        return (int) SIZE.getVolatile(this);
    }

    /** Whether one of them is still waiting. */
    boolean hasLive() {
        return firstLive() != null;
    }

    /** The waiter of the first that is still waiting, or null. */
    @Nullable Waiter firstLive() {
        for (Registration r = first; r != null; r = r.next) {
            if (!r.waiter.isOver()) {
                return r.waiter;
            }
        }
        return null;
    }

    /** Whether all that are still waiting are of this waiter. */
    boolean isOnlyOf(@Nullable Waiter waiter) {
        for (Registration r = first; r != null; r = r.next) {
            if (!r.waiter.isOver() && r.waiter != waiter) {
                return false;
            }
        }
        return true;
    }

    /**
     * Throws an {@link IllegalStateException} if the links and the count disagree. Under the lock.
     */
    void checkInvariants() {
        int count = 0;
        Registration before = null;
        for (Registration r = first; r != null; r = r.next) {
            require(r.queue == this, "a registration of another queue");
            require(r.previous == before, "a broken link");
            before = r;
            count++;
        }
        require(last == before, "a lost tail");
        require(size == count, "size " + size + ", but " + count + " registrations");
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalStateException("wait queue: " + message);
        }
    }
}
