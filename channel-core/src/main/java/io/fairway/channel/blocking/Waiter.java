package io.fairway.channel.blocking;

import java.lang.invoke.ConstantBootstraps;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * One blocked operation: a send, a receive or a select. For one thread at a time, and used again by
 * it or another.
 */
public final class Waiter {
    /*
     *            claim            complete(i)
     *   WAITING --------> CLAIMED -----------> i >= 0: registration i has its outcome
     *     |  ^               |
     *     |  '---------------'
     *     |      unclaim
     *     '-------------------> CANCELLED      timed out or interrupted
     *            cancel
     *
     * Everybody who wants to end the wait, whether to complete it, or to give it up, must win the
     * CAS from WAITING. The waiter's thread cancels; a thread that holds the lock of a channel in
     * whose queue it stands claims, hands over and completes. So one CAS decides between completion,
     * timeout, interrupt, close and the other cases of a select.
     *
     * CLAIMED lasts for a few instructions, in which the claimer does not block. It waits for
     * another waiter only when it matches two selects, and then claims them in the order of their
     * ids: so no cycle of claimers waits for each other, and whoever meets a CLAIMED waiter waits
     * for the verdict (Backoff) and never passes it over. A claim is undone only in that case.
     *
     * Parking is a Dekker pair: the thread writes parked and then reads state; the completer writes
     * state and then reads parked; all volatile. One of them sees the other, so no wake-up is lost.
     * A signal that comes late, when the waiter is in use again, is a spurious wake-up to that use.
     */
    static final int WAITING = -1;
    static final int CLAIMED = -2;
    static final int CANCELLED = -3;

    /** {@link #await}'s answer: interrupted, and cancelled. */
    public static final int INTERRUPTED = -4;

    /** {@link #await}'s answer: the deadline passed, and cancelled. */
    public static final int TIMED_OUT = -5;

    private static final VarHandle STATE = handle("state", int.class);
    private static final VarHandle PARKED = handle("parked", Thread.class);
    private static final AtomicLong IDS = new AtomicLong();

    /** The place in the order in which two waiters are claimed. */
    final long id = IDS.getAndIncrement();

    private final Environment environment;
    private int state = CANCELLED;
    private @Nullable Thread parked;

    /**
     * A waiter that is not waiting.
     *
     * @param environment the clock and the parking to use
     */
    public Waiter(Environment environment) {
        this.environment = environment;
    }

    private static VarHandle handle(String field, Class<?> type) {
        return ConstantBootstraps.fieldVarHandle(
                MethodHandles.lookup(), field, VarHandle.class, Waiter.class, type);
    }

    /** Begins a wait. By its thread, while it stands in no queue. */
    public void arm() {
        STATE.setRelease(this, WAITING); // the lock of each queue it enters publishes it
    }

    /**
     * Whether the wait is over.
     *
     * @return whether the waiter was completed or cancelled
     */
    public boolean isOver() {
        final int s = stateAcquire(); // pairs with the completer's write
        return s != WAITING && s != CLAIMED;
    }

    /**
     * Wins the right to complete this waiter, unless it is over. Must be followed at once by {@link
     * #complete} or {@link #unclaim}.
     *
     * @return whether the caller won it
     */
    boolean claim() {
        return leaveWaiting(CLAIMED);
    }

    /**
     * Gives up the wait, unless it is over or just being completed. By its thread.
     *
     * @return whether it was given up
     */
    public boolean cancel() {
        return leaveWaiting(CANCELLED);
    }

    private boolean leaveWaiting(int newState) {
        for (int round = 0; ; round++) {
            final int s =
                    stateAcquire(); // pairs with complete: who loses sees what was handed over
            if (s == WAITING) {
                if (STATE.compareAndSet(this, WAITING, newState)) {
                    return true;
                }
            } else if (s != CLAIMED) {
                return false;
            }
            Backoff.pause(round);
        }
    }

    /** Takes back a claim. */
    void unclaim() {
        STATE.setRelease(this, WAITING); // nothing was handed over
    }

    /** Ends a claimed wait: the registration of this index has its outcome. */
    void complete(int index) {
        // Publishes the outcome to stateAcquire, and as a volatile write comes before the read of
        // parked in signal.
        STATE.setVolatile(this, index);
    }

    /** Wakes the thread of a completed waiter if it is parked. After the lock is released. */
    void signal() {
        final Thread thread = (Thread) PARKED.getVolatile(this); // Dekker pair with park
        if (thread != null) {
            environment.unpark(thread);
        }
    }

    /**
     * Waits until this waiter is completed. By its thread. If the idler throws, or parking does,
     * the same is thrown, and the waiter is still waiting, or has been completed.
     *
     * @param idler what to do between two looks; parks when it answers false
     * @param spent how many rounds the thread has idled already
     * @param blocker what the thread waits for, for thread dumps
     * @param timed whether there is a deadline
     * @param deadline the deadline, in {@link Environment#nanoTime()}
     * @return the index of the registration that was completed, {@link #INTERRUPTED} or {@link
     *     #TIMED_OUT}; in the last two cases the waiter is cancelled
     */
    public int await(Idler idler, int spent, Object blocker, boolean timed, long deadline) {
        boolean interrupted = false;
        boolean parking = false;
        int result;
        try {
            int claimedRounds = 0;
            for (int round = spent; ; ) {
                // Pairs with complete. Volatile, as an acquire may go ahead of the write of parked
                // before it, and then signal and this thread could miss each other.
                result = (int) STATE.getVolatile(this);
                if (result >= 0) {
                    break;
                }
                if (Thread.interrupted()) {
                    interrupted = true;
                    if (cancel()) {
                        result = INTERRUPTED;
                        break;
                    }
                } else if (timed && environment.nanoTime() - deadline >= 0) {
                    if (cancel()) {
                        result = TIMED_OUT;
                        break;
                    }
                } else if (result == CLAIMED) {
                    Backoff.pause(claimedRounds++); // however long the wait was before
                    continue;
                } else if (!parking && !idler.idle(round)) {
                    parking = true;
                    PARKED.setVolatile(this, Thread.currentThread()); // Dekker pair with signal
                    continue; // look at the state once more before parking
                } else if (parking) {
                    park(blocker, timed, deadline);
                }
                claimedRounds = 0;
                round = round == Integer.MAX_VALUE ? round : round + 1;
            }
        } finally {
            if (parking) {
                PARKED.setOpaque(this, null); // a signal that still reads it wakes it in vain
            }
        }
        if (interrupted && result >= 0) {
            Thread.currentThread().interrupt(); // completed first: the interrupt stays pending
        }
        return result;
    }

    /**
     * Which registration was completed, once {@link #cancel} has answered false. By its thread.
     *
     * @return the index
     */
    public int completedIndex() {
        return stateAcquire(); // pairs with complete
    }

    private void park(Object blocker, boolean timed, long deadline) {
        if (timed) {
            final long nanos = deadline - environment.nanoTime();
            if (nanos > 0) {
                environment.parkNanos(blocker, nanos);
            }
        } else {
            environment.park(blocker);
        }
    }

    private int stateAcquire() {
        return (int) STATE.getAcquire(this);
    }
}
