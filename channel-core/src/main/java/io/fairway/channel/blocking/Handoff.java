package io.fairway.channel.blocking;

import io.fairway.ring.Ring;
import io.fairway.ring.SingleSlotRing;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The slow path of a channel: one lock, under which threads get in line, elements change hands and
 * the channel is closed. A channel without a ring has only this path.
 *
 * @param <T> the type of the elements
 */
public final class Handoff<T> {
    /*
     * Whoever holds the lock and may have to block, or finds somebody blocked, shuts the ring's
     * gate, so that until the gate opens again every operation comes here; it opens when both
     * queues are empty. Thus the ring runs without a lock while nobody is blocked, and by Go's
     * rules (Exchange), under the lock, while somebody is.
     *
     * Without a ring there may be a meeting place, a slot with a gate of its own, in which threads
     * that spin hand over elements while nobody is queued. Its gate is shut before a thread gets in
     * line, and opened when nobody is left; those who spin then see the gate, take back what they
     * offer there, and come here. Closing shuts it for ever.
     *
     * Whenever the lock is free:
     *  H1  The gate is shut exactly if somebody is queued, or a channel without a ring is closed.
     *  H2  The invariants of the exchange hold.
     *  H3  Nothing is at the meeting place but what a thread that spins there offers.
     *
     * No wake-up is lost. To block, a thread shuts the gate by a read-modify-write of the words that
     * every operation of the ring must CAS. An operation whose CAS came before is seen by the check
     * that follows under the lock; one that comes after is refused and comes here. And a waker hands over
     * the element itself, so that a woken thread has nothing left to compete for: one that leaves
     * by timeout, interrupt or another case was not woken for an element, and has none to pass on.
     *
     * Order. While a thread is queued nobody overtakes it, as the gate is shut and queues are
     * served from the front. Only operations whose CAS came before the gate went first.
     *
     * Threads are unparked after the lock is released.
     *
     * Rejected: queues beside an open ring, with a flag to look at after each operation, and woken
     * threads that compete again (as in crossbeam). There whoever leaves has to pass its wake-up
     * on, and running threads overtake a parked one without bound. See docs/adr/0001.
     */
    private final @Nullable Ring<T> ring;
    private final @Nullable SingleSlotRing<T> meeting;
    private final Exchange<T> exchange;
    private final RegistrationPool pool;
    private final Idler idler;
    private final Object blocker;
    private final SpinLock lock = new SpinLock();

    /** Whether the ring's gate is shut; guarded by the lock. */
    private boolean gated;

    /**
     * The slow path of one channel.
     *
     * @param ring the channel's ring, or null if it has none
     * @param meeting where threads that are not in line meet without a ring, or null
     * @param environment the clock and the parking to use
     * @param idler what blocked threads do before they park
     * @param blocker the channel, for thread dumps
     */
    public Handoff(
            @Nullable Ring<T> ring,
            @Nullable SingleSlotRing<T> meeting,
            Environment environment,
            Idler idler,
            Object blocker) {
        this.ring = ring;
        this.meeting = meeting;
        this.exchange = new Exchange<>(ring);
        this.pool = new RegistrationPool(environment);
        this.idler = idler;
        this.blocker = blocker;
    }

    /**
     * Sends an element, waiting until a receiver or the ring has it.
     *
     * @param element the element
     * @param round how many rounds the thread has idled already
     * @param timed whether there is a deadline
     * @param deadline the deadline, in nanoTime
     * @return DONE, CLOSED, or BLOCKED if the deadline passed first
     * @throws InterruptedException if interrupted first
     */
    public Outcome send(T element, int round, boolean timed, long deadline)
            throws InterruptedException {
        final Registration r;
        enter();
        try {
            final Outcome outcome = exchange.give(element, null);
            if (outcome != Outcome.BLOCKED) {
                return outcome;
            }
            r = pool.obtain();
            r.prepareSend(element);
            r.waiter.arm();
            lineUp(r);
        } finally {
            exit();
        }
        final int end = await(r, round, timed, deadline);
        final Outcome outcome = r.outcome;
        pool.recycle(r);
        throwIfInterrupted(end);
        return outcome;
    }

    /**
     * Receives an element, waiting until there is one.
     *
     * @param round how many rounds the thread has idled already
     * @param timed whether there is a deadline
     * @param deadline the deadline, in nanoTime
     * @return the element, or null if the channel is drained or the deadline passed first
     * @throws InterruptedException if interrupted first
     */
    public @Nullable T receive(int round, boolean timed, long deadline)
            throws InterruptedException {
        final Registration r;
        enter();
        try {
            final T element = exchange.take(null);
            if (element != null || exchange.isDrained()) {
                return element;
            }
            r = pool.obtain();
            r.prepareReceive();
            r.waiter.arm();
            lineUp(r);
        } finally {
            exit();
        }
        final int end = await(r, round, timed, deadline);
        final Object element = r.takeItem();
        pool.recycle(r);
        throwIfInterrupted(end);
        return exchange.cast(element);
    }

    /**
     * Sends an element if that is possible now.
     *
     * @param element the element
     * @return DONE, CLOSED or BLOCKED
     */
    public Outcome trySend(T element) {
        enter();
        try {
            return exchange.give(element, null);
        } finally {
            exit();
        }
    }

    /**
     * Receives an element if there is one now.
     *
     * @return the element, or null
     */
    public @Nullable T tryReceive() {
        enter();
        try {
            return exchange.take(null);
        } finally {
            exit();
        }
    }

    /**
     * Performs the operation if that is possible now, else queues it. See {@link Selectable}.
     *
     * @param r the operation
     * @return whether its waiter is over
     */
    public boolean register(Registration r) {
        enter();
        try {
            final Outcome outcome =
                    r.sending ? exchange.give(exchange.cast(r.item), r) : exchange.takeFor(r);
            if (outcome == Outcome.BLOCKED) {
                lineUp(r);
            }
            return outcome != Outcome.BLOCKED;
        } finally {
            exit();
        }
    }

    /**
     * Takes the registration out of the queue if it is still there.
     *
     * @param r the registration
     */
    public void withdraw(Registration r) {
        lock.lock();
        try {
            if (r.queue != null) {
                r.queue.remove(r);
            }
        } finally {
            exit();
        }
    }

    /**
     * Closes the channel and fails everybody who is blocked on it.
     *
     * @param reason why, or null
     * @return false if it was closed already
     */
    public boolean close(@Nullable Throwable reason) {
        final List<Waiter> failed;
        enter();
        try {
            if (exchange.isClosed()) {
                return false;
            }
            shutMeeting();
            failed = exchange.close(reason);
        } finally {
            exit();
        }
        signalAll(failed);
        return true;
    }

    /**
     * Closes the channel, if it is not, and takes all that is in its ring.
     *
     * @return what was in the ring, oldest first
     */
    public List<T> cancel() {
        final List<Waiter> failed;
        final List<T> discarded;
        enter();
        try {
            // All memory is allocated before anything changes: without it the cancel has no effect.
            discarded = exchange.newDrain();
            shutMeeting();
            failed = exchange.isClosed() ? List.of() : exchange.close(null);
            exchange.drainTo(discarded);
        } finally {
            exit();
        }
        signalAll(failed);
        return discarded;
    }

    /** Without an iterator or a lambda, as there may be no memory for either. */
    private static void signalAll(List<Waiter> completed) {
        for (int i = 0; i < completed.size(); i++) {
            completed.get(i).signal();
        }
    }

    private void enter() {
        lock.lock();
        if (ring != null && !gated) {
            gated = true;
            ring.shutGate();
        }
    }

    private void lineUp(Registration r) {
        shutMeeting();
        exchange.enqueue(r);
    }

    private void shutMeeting() {
        if (meeting != null && !gated) {
            gated = true;
            meeting.shutGate();
        }
    }

    private void exit() {
        final Waiter completed = exchange.takeCompleted();
        if (gated && exchange.isNobodyQueued()) {
            openGate();
        }
        lock.unlock();
        if (completed != null) {
            completed.signal();
        }
    }

    private void openGate() {
        if (ring != null) {
            gated = false;
            ring.openGate();
        } else if (!exchange.isClosed()) {
            gated = false;
            meeting.openGate();
        }
    }

    private int await(Registration r, int round, boolean timed, long deadline) {
        final int end;
        try {
            end = r.waiter.await(idler, round, blocker, timed, deadline);
        } catch (Throwable e) { // a wait strategy that throws, or parking without memory
            if (r.waiter.cancel()) {
                withdraw(r);
                pool.recycle(r);
                throw e;
            }
            return r.waiter.completedIndex(); // completed first: the element has changed hands
        }
        if (end < 0) {
            withdraw(r);
        }
        return end;
    }

    private static void throwIfInterrupted(int end) throws InterruptedException {
        if (end == Waiter.INTERRUPTED) {
            throw new InterruptedException();
        }
    }

    // Questions, without the lock

    /**
     * Whether the channel is closed.
     *
     * @return whether it is
     */
    public boolean isClosed() {
        return exchange.isClosed();
    }

    /**
     * Whether the channel is closed and empty.
     *
     * @return whether it is
     */
    public boolean isDrained() {
        return exchange.isDrained();
    }

    /**
     * Why the channel was closed; to be asked after {@link #isClosed} said yes.
     *
     * @return the cause, or null
     */
    public @Nullable Throwable cause() {
        return exchange.cause();
    }

    /**
     * How many senders are queued, including those that are over and about to leave.
     *
     * @return the number at one instant
     */
    public int queuedSenders() {
        return exchange.queuedSenders();
    }

    /**
     * How many receivers are queued, including those that are over and about to leave.
     *
     * @return the number at one instant
     */
    public int queuedReceivers() {
        return exchange.queuedReceivers();
    }

    /**
     * A value that changes whenever a partner comes, or the channel is closed. See {@link
     * Selectable#version}.
     *
     * @param sending whether a send asks, whose partners are receivers
     * @return the version
     */
    public long partnerVersion(boolean sending) {
        return exchange.partnerVersion(sending);
    }

    /**
     * For tests: throws an {@link IllegalStateException} that names the broken invariant. Only
     * while no operation is under way but those that are blocked.
     */
    public void checkInvariants() {
        lock.lock();
        try {
            final boolean shut = !exchange.isNobodyQueued() || ring == null && isClosed();
            if ((ring != null || meeting != null) && gated != shut) {
                throw new IllegalStateException("H1: the gate is shut: " + gated + ", " + blocker);
            }
            if (meeting != null && !meeting.isEmpty()) {
                throw new IllegalStateException("H3: left at the meeting place of " + blocker);
            }
            exchange.checkInvariants();
        } finally {
            lock.unlock();
        }
    }
}
