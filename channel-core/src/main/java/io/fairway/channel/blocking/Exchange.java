package io.fairway.channel.blocking;

import io.fairway.ring.Ring;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rules by which elements change hands: between a ring, queued senders and queued receivers.
 *
 * <p>All but the questions at the end is for the holder of the channel's lock, with the ring's gate
 * shut. {@code self} is the registration of an armed waiter, which may stand in other channels'
 * queues too and so has to be claimed; null for an operation that stands nowhere.
 *
 * @param <T> the type of the elements
 */
final class Exchange<T> {
    /*
     * Between two operations:
     *  X1  If a live receiver is queued, the ring is empty. If a live sender is queued, it is full.
     *  X2  Live senders and live receivers are never queued together, but for those of one select.
     *  X3  If the channel is closed, nobody is queued.
     * "Live" means: its waiter is still waiting. A registration whose waiter is over may stand in a
     * queue until its thread withdraws it, or until somebody who looks for a partner removes it.
     *
     * A registration leaves its queue before its waiter is completed: from then on it is its
     * thread's, which may use it elsewhere at once.
     */
    private final @Nullable Ring<T> ring;
    private final WaitQueue senders = new WaitQueue();
    private final WaitQueue receivers = new WaitQueue();

    /** A waiter completed by the operation, to be signalled when the lock is released. */
    private @Nullable Waiter completed;

    /** Why it was closed. Plain: written once, before the close that publishes it. */
    private @Nullable Throwable cause;

    /** Whether it is closed, if there is no ring to say so. Pairs with isClosed and isDrained. */
    private volatile boolean closed;

    Exchange(@Nullable Ring<T> ring) {
        this.ring = ring;
    }

    /** Gives the element to the oldest receiver, or to the ring. */
    Outcome give(T element, @Nullable Registration self) {
        if (isClosed()) {
            return finishIfLive(self, Outcome.CLOSED);
        }
        final Registration receiver = claimPartner(receivers, self);
        if (receiver != null) {
            if (self != null) {
                finish(self, Outcome.DONE, null);
            }
            complete(receiver, element);
            return Outcome.DONE;
        }
        if (ring == null || ring.isFull()) {
            return self != null && self.waiter.isOver() ? Outcome.LOST : Outcome.BLOCKED;
        }
        if (self != null && !self.waiter.claim()) {
            return Outcome.LOST;
        }
        ring.offerGated(element); // there is room, and nobody else adds
        if (self != null) {
            finish(self, Outcome.DONE, null);
        }
        return Outcome.DONE;
    }

    /** Takes the oldest element for a registration, which gets it. */
    Outcome takeFor(Registration self) {
        if (take(self) != null) {
            return Outcome.DONE;
        }
        if (isDrained()) {
            return finishIfLive(self, Outcome.CLOSED);
        }
        return self.waiter.isOver() ? Outcome.LOST : Outcome.BLOCKED;
    }

    /** Takes the oldest element; null if there is none, or self is over. */
    @Nullable T take(@Nullable Registration self) {
        if (ring == null || ring.isEmpty()) {
            return takeFromSender(self);
        }
        if (self != null && !self.waiter.claim()) {
            return null;
        }
        final T element = ring.pollGated(); // not empty, and nobody else takes
        if (self != null) {
            finish(self, Outcome.DONE, element);
        }
        // The oldest blocked sender's element takes the place. Self is over by now, so that no two
        // waiters are claimed at once.
        final Registration sender = claimPartner(senders, null);
        if (sender != null) {
            ring.offerGated(cast(sender.item));
            complete(sender, null);
        }
        return element;
    }

    private @Nullable T takeFromSender(@Nullable Registration self) {
        final Registration sender = claimPartner(senders, self);
        if (sender == null) {
            return null;
        }
        final Object element = sender.item;
        if (self != null) {
            finish(self, Outcome.DONE, element);
        }
        complete(sender, null);
        return cast(element);
    }

    /**
     * Removes and returns the oldest registration whose waiter can be claimed, and claims it and
     * self; removes those before it that are over. Those of self's own waiter are passed over: a
     * select is not its own partner.
     */
    private static @Nullable Registration claimPartner(
            WaitQueue queue, @Nullable Registration self) {
        Registration next;
        for (Registration r = queue.first(); r != null; r = next) {
            next = r.next;
            if (self != null && r.waiter == self.waiter) {
                continue;
            }
            // Two waiters are claimed in the order of their ids, as Waiter demands.
            final boolean selfFirst = self != null && self.waiter.id < r.waiter.id;
            if (selfFirst && !self.waiter.claim()) {
                return null;
            }
            final boolean claimed = r.waiter.claim();
            if (claimed && self != null && !selfFirst && !self.waiter.claim()) {
                r.waiter.unclaim();
                return null;
            }
            if (!claimed && selfFirst) {
                self.waiter.unclaim();
            }
            queue.remove(r);
            if (claimed) {
                return r;
            }
        }
        return null;
    }

    /** Completes the claimed waiter of another thread, which is to be signalled. */
    private void complete(Registration r, @Nullable Object newItem) {
        finish(r, Outcome.DONE, newItem);
        completed = r.waiter; // one at most: an operation gives, or takes, one element
    }

    private static void finish(Registration r, Outcome outcome, @Nullable Object newItem) {
        r.outcome = outcome;
        r.item = newItem;
        r.waiter.complete(r.index);
    }

    private static Outcome finishIfLive(@Nullable Registration self, Outcome outcome) {
        if (self != null) {
            if (!self.waiter.claim()) {
                return Outcome.LOST;
            }
            finish(self, outcome, null);
        }
        return outcome;
    }

    /** The waiter that the last operation completed, once. */
    @Nullable Waiter takeCompleted() {
        final Waiter waiter = completed;
        completed = null;
        return waiter;
    }

    /** Closes the channel and completes all that are queued; returns those to be signalled. */
    List<Waiter> close(@Nullable Throwable reason) {
        final List<Waiter> failed =
                new ArrayList<>(senders.sizeVolatile() + receivers.sizeVolatile());
        cause = reason;
        if (ring == null) {
            closed = true;
        } else {
            ring.close();
        }
        failAll(senders, failed);
        failAll(receivers, failed);
        return failed;
    }

    private static void failAll(WaitQueue queue, List<Waiter> failed) {
        for (Registration r = queue.first(); r != null; r = queue.first()) {
            queue.remove(r);
            if (r.waiter.claim()) {
                failed.add(r.waiter);
                finish(r, Outcome.CLOSED, null);
            }
        }
    }

    /** Takes all that is in the ring, oldest first. */
    List<T> drain() {
        if (ring == null) {
            return List.of();
        }
        final List<T> drained = new ArrayList<>(ring.size());
        for (T each = ring.pollGated(); each != null; each = ring.pollGated()) {
            drained.add(each);
        }
        return drained;
    }

    void enqueue(Registration r) {
        (r.sending ? senders : receivers).append(r);
    }

    boolean isNobodyQueued() {
        return senders.isEmpty() && receivers.isEmpty();
    }

    @SuppressWarnings("unchecked") // only elements of this channel get into a registration's item
    T cast(@Nullable Object element) {
        return (T) element;
    }

    /** Throws an {@link IllegalStateException} that names the broken invariant. */
    void checkInvariants() {
        senders.checkInvariants();
        receivers.checkInvariants();
        require(!receivers.hasLive() || ring == null || ring.isEmpty(), "X1: receivers");
        require(!senders.hasLive() || ring == null || ring.isFull(), "X1: senders");
        require(!receivers.hasLive() || senders.isOnlyOf(receivers.firstLive()), "X2: both sides");
        require(isNobodyQueued() || !isClosed(), "X3: queued on a closed channel");
    }

    private static void require(boolean condition, String invariant) {
        if (!condition) {
            throw new IllegalStateException(invariant);
        }
    }

    // Questions, also without the lock

    boolean isClosed() {
        return ring == null ? closed : ring.isClosed();
    }

    boolean isDrained() {
        return ring == null ? closed : ring.isDrained();
    }

    /** Why it was closed; to be asked after {@link #isClosed} said yes. */
    @Nullable Throwable cause() {
        return cause;
    }

    int queuedSenders() {
        return senders.sizeVolatile();
    }

    int queuedReceivers() {
        return receivers.sizeVolatile();
    }

    /** Changes whenever a partner comes, or the channel is closed. */
    long partnerVersion(boolean sending) {
        final WaitQueue partners = sending ? receivers : senders;
        // The size shows a newcomer one step before the count of arrivals does. Read first: one
        // who came, and left before this look at the size, is in the count that is read after it.
        final long size = partners.sizeVolatile();
        final long arrivals = partners.arrivalsVolatile();
        return (arrivals << Integer.SIZE | size) << 1 | (isClosed() ? 1 : 0);
    }
}
