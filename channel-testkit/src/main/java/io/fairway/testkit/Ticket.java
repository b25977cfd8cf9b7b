package io.fairway.testkit;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A thread that waits for one of several requests. One lock guards all reference channels, so that
 * whatever is decided under it is decided at one instant.
 */
final class Ticket {
    static final ReentrantLock LOCK = new ReentrantLock();

    private final Condition over = LOCK.newCondition();

    /** The request that happened; guarded by the lock. */
    private @Nullable Request done;

    /**
     * Performs one of the requests: the first that is possible, in the order given, or else the
     * first that becomes possible.
     *
     * @return the request, or null if none was possible in time
     */
    static @Nullable Request perform(List<Request> requests, Patience patience)
            throws InterruptedException {
        LOCK.lock();
        try {
            for (Request each : requests) {
                if (each.channel.perform(each)) {
                    return each;
                }
            }
            return patience.isNone() ? null : new Ticket().await(requests, patience);
        } finally {
            LOCK.unlock();
        }
    }

    private @Nullable Request await(List<Request> requests, Patience patience)
            throws InterruptedException {
        for (Request each : requests) {
            each.ticket = this;
            each.channel.enqueue(each);
        }
        try {
            while (done == null) {
                if (patience.isForever()) {
                    over.await();
                } else if (over.awaitNanos(patience.nanosLeft()) <= 0) {
                    break;
                }
            }
        } catch (InterruptedException e) {
            if (done == null) {
                throw e;
            }
            Thread.currentThread().interrupt(); // it happened first
        } finally {
            for (Request each : requests) {
                each.channel.withdraw(each);
                each.ticket = null;
            }
        }
        return done;
    }

    boolean isOver() {
        return done != null;
    }

    /** Ends the wait by this request. Under the lock. */
    void complete(Request request) {
        done = request;
        over.signal();
    }

    /** How long a thread is willing to wait. */
    static final class Patience {
        static final Patience NONE = new Patience(false, System.nanoTime());
        static final Patience FOREVER = new Patience(true, 0);

        private final boolean forever;
        private final long deadline;

        private Patience(boolean forever, long deadline) {
            this.forever = forever;
            this.deadline = deadline;
        }

        static Patience of(long timeout, TimeUnit unit) {
            final long nanos = unit.toNanos(timeout);
            if (nanos <= 0) {
                return NONE;
            }
            // Beyond half the range of nanoTime a deadline could not be told from the past.
            return nanos > Long.MAX_VALUE / 2
                    ? FOREVER
                    : new Patience(false, System.nanoTime() + nanos);
        }

        boolean isNone() {
            return this == NONE;
        }

        boolean isForever() {
            return forever;
        }

        long nanosLeft() {
            return deadline - System.nanoTime();
        }
    }
}
