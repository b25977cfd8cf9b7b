package io.fairway.channel;

import java.lang.invoke.ConstantBootstraps;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * Something preallocated that threads claim, fill and commit, receive, read and release: the life
 * of a {@link Slot} and of a {@link Frame}.
 */
abstract class Place implements AutoCloseable {
    /*
     *  FREE --claim--> CLAIMED --commit--> FILLED --receive--> HELD
     *    ^                |                   |                  |
     *    '---- abort -----'----- cancel ------'---- release -----'
     *
     * The state is written by whom the place belongs to; to whom that is, the channels of free and of
     * filled places decide, which also publish all of its fields. Others read the state to report
     * it, and to take it from a thread that has ended: then the CAS of the claimer, or the receiver,
     * decides between them.
     *
     * The threads are left behind when the place is given back, and not written again by the same
     * thread: a write of a reference costs a fence with some collectors.
     */
    static final int FREE = 0;
    static final int CLAIMED = 1;
    static final int FILLED = 2;
    static final int HELD = 3;

    private static final String[] STATES = {"free", "claimed", "filled", "held"};

    private static final VarHandle STATE = handle("state", int.class);
    private static final VarHandle CLAIMER = handle("claimer", Thread.class);
    private static final VarHandle RECEIVER = handle("receiver", Thread.class);

    final int index;

    private int state = FREE;

    /** How often it was claimed. Plain: published by the state. */
    private long claims;

    /** Who claimed it last. */
    private @Nullable Thread claimer;

    /** Who received it last. */
    private @Nullable Thread receiver;

    Place(int index) {
        this.index = index;
    }

    private static VarHandle handle(String field, Class<?> type) {
        return ConstantBootstraps.fieldVarHandle(
                MethodHandles.lookup(), field, VarHandle.class, Place.class, type);
    }

    /** Its channel. */
    abstract PairedChannel<?> channel();

    /** Puts it into its channel of filled places, or gives it back if that is closed. */
    abstract SendResult send();

    /** Puts it back to the free ones. */
    abstract void giveBack();

    /**
     * Sends what was written: it is received after all that was committed before it.
     *
     * @throws ChannelClosedException if the channel is closed; nothing was sent, and this does not
     *     belong to the calling thread any more
     * @throws IllegalStateException if the calling thread has not claimed this
     */
    public final void commit() {
        if (tryCommit() == SendResult.CLOSED) {
            throw channel().closedException();
        }
    }

    /**
     * Sends what was written, without an exception for a closed channel. Either way this does not
     * belong to the calling thread any more.
     *
     * @return {@link SendResult#SENT} or {@link SendResult#CLOSED}
     * @throws IllegalStateException if the calling thread has not claimed this
     */
    public final SendResult tryCommit() {
        checkClaimed("commit");
        return send();
    }

    /**
     * Gives back what was claimed: nothing is sent.
     *
     * @throws IllegalStateException if the calling thread has not claimed this
     */
    public final void abort() {
        checkClaimed("abort");
        giveBack();
    }

    /**
     * Gives back what was received, and must not be touched from now on.
     *
     * @throws IllegalStateException if the calling thread has not received this
     */
    public final void release() {
        checkMine(HELD, receiver, "release");
        giveBack();
    }

    /**
     * Gives this back if it still belongs to the calling thread: aborts a claim, releases what was
     * received, and does nothing else. For try-with-resources, so that no failure loses it.
     */
    @Override
    public final void close() {
        final Thread me = Thread.currentThread();
        if (state == CLAIMED && claimer == me || state == HELD && receiver == me) {
            giveBack();
        }
    }

    /**
     * Makes what another thread claimed or received the calling thread's: called by the new owner,
     * after the old one has handed it over by means that order the two, such as a channel.
     *
     * @throws IllegalStateException if this is neither claimed nor received
     */
    public final void adopt() {
        if (state == CLAIMED) {
            claimer = Thread.currentThread();
        } else if (state == HELD) {
            receiver = Thread.currentThread();
        } else {
            throw misuse("adoption");
        }
    }

    /** Whether the calling thread has claimed this. */
    final boolean isClaimedHere() {
        return stateAcquire() == CLAIMED && claimer == Thread.currentThread();
    }

    final void checkClaimed(String operation) {
        checkMine(CLAIMED, claimer, operation);
    }

    private void checkMine(int expected, @Nullable Thread owner, String operation) {
        // Plain. If this is the calling thread's, it wrote both itself. If not, no value that it
        // may
        // read is both: it has overwritten its own state since, or another has its own claim.
        if (state != expected || owner != Thread.currentThread()) {
            throw misuse(operation);
        }
    }

    final IllegalStateException misuse(String operation) {
        return new IllegalStateException(
                operation + " by " + Thread.currentThread().getName() + " of " + this);
    }

    // By the channel

    /** By the thread that has just got it from the channel of free places. */
    final void claimed() {
        final Thread me = Thread.currentThread();
        if (claimer != me) {
            claimer = me;
        }
        claims++;
        state(CLAIMED);
    }

    /** By the thread that has just got it from the channel of filled places. */
    void received() {
        final Thread me = Thread.currentThread();
        if (receiver != me) {
            receiver = me;
        }
        state(HELD);
    }

    /** By its owner, before it goes into a channel. */
    final void state(int newState) {
        STATE.setRelease(this, newState); // pairs with stateAcquire: the claimer, or the receiver
    }

    final int stateAcquire() {
        return (int) STATE.getAcquire(this);
    }

    /**
     * Takes this from its owner if that thread has ended, so that it will not give it back.
     *
     * @return what was taken, or null
     */
    final @Nullable Outstanding takeFromEnded() {
        final Outstanding seen = report();
        if (seen == null || !seen.hasEnded()) {
            return null;
        }
        final VarHandle owner = seen.isClaim() ? CLAIMER : RECEIVER;
        final Thread thread = (Thread) owner.getVolatile(this); // pairs with the CAS below
        if (thread == null || thread.isAlive()) {
            return null;
        }
        // All that the thread did is visible here, as it has ended. So if its own state still
        // stands
        // it died with this; and if somebody else's stands, that one's name does, too.
        final int expected = seen.isClaim() ? CLAIMED : HELD;
        return stateAcquire() == expected && owner.compareAndSet(this, thread, null) ? seen : null;
    }

    /** Who has it, if a thread has. By any thread. */
    final @Nullable Outstanding report() {
        final int seen = stateAcquire();
        if (seen != CLAIMED && seen != HELD) {
            return null;
        }
        final VarHandle handle = seen == CLAIMED ? CLAIMER : RECEIVER;
        final Thread owner = (Thread) handle.getOpaque(this); // after the state, which publishes it
        return owner == null
                ? null
                : new Outstanding(
                        index, seen == CLAIMED, owner.getName(), !owner.isAlive(), claims);
    }

    /** The state, and who has it. */
    final String describe() {
        final int seen = stateAcquire();
        final Outstanding report = report();
        return STATES[seen] + (report == null ? "" : " by " + report.threadName());
    }
}
