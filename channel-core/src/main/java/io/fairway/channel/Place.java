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
     * decides between them, and between them and an adoption.
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
        if (!isHeldHere()) {
            throw misuse("release");
        }
        giveBack();
    }

    /**
     * Gives this back if it still belongs to the calling thread: aborts a claim, releases what was
     * received, and does nothing else. For try-with-resources, so that no failure loses it.
     */
    @Override
    public final void close() {
        if (isClaimedHere() || isHeldHere()) {
            giveBack();
        }
    }

    /**
     * Makes what another thread claimed or received the calling thread's: called by the new owner,
     * after the old one has handed it over by means that order the two, such as a channel. The old
     * one has to be alive until this has returned: what a thread has when it ends is taken back
     * from it, and may be somebody else's by then.
     *
     * @throws IllegalStateException if this is neither claimed nor received, or was just taken back
     */
    public final void adopt() {
        final int seen = stateAcquire(); // before the owner, which it publishes
        if (seen != CLAIMED && seen != HELD) {
            throw misuse("adoption");
        }
        final VarHandle owner = owner(seen);
        final Thread old = (Thread) owner.getVolatile(this); // pairs with the CAS of another
        // The CAS decides against who takes this from a thread that has ended.
        if (old == null || !owner.compareAndSet(this, old, Thread.currentThread())) {
            throw misuse("adoption");
        }
    }

    /*
     * The state comes first, by an acquire, and the owner after it: so the owner that is read is the one
     * that goes with the state, or a later one. Only a thread itself writes its name. The other way round
     * a thread could find its own name, of long ago, and then the state of another's claim.
     */

    /** Whether the calling thread has claimed this. */
    final boolean isClaimedHere() {
        return stateAcquire() == CLAIMED && claimer == Thread.currentThread();
    }

    /** Whether the calling thread has received this. */
    private boolean isHeldHere() {
        return stateAcquire() == HELD && receiver == Thread.currentThread();
    }

    final void checkClaimed(String operation) {
        if (!isClaimedHere()) {
            throw misuse(operation);
        }
    }

    private static VarHandle owner(int state) {
        return state == CLAIMED ? CLAIMER : RECEIVER;
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
        STATE.setRelease(this, newState); // pairs with stateAcquire: publishes the owner
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
        final int seen = stateAcquire();
        if (seen != CLAIMED && seen != HELD) {
            return null;
        }
        final VarHandle owner = owner(seen);
        final Thread thread = (Thread) owner.getVolatile(this); // pairs with the CAS below
        if (thread == null || thread.isAlive()) {
            return null;
        }
        // All that the thread did is visible here, as it has ended. So if its own state still
        // stands it died with this; and if somebody else's stands, that one's name does, too.
        if (stateAcquire() != seen) {
            return null;
        }
        final Outstanding taken =
                new Outstanding(index, seen == CLAIMED, thread.getName(), true, claims);
        return owner.compareAndSet(this, thread, null) ? taken : null;
    }

    /** Who has it, if a thread has. By any thread. */
    final @Nullable Outstanding report() {
        final int seen = stateAcquire();
        if (seen != CLAIMED && seen != HELD) {
            return null;
        }
        final Thread owner = (Thread) owner(seen).getOpaque(this); // after the state: it publishes
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
