package io.fairway.channel;

import java.lang.invoke.ConstantBootstraps;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * A place of a {@link SlotChannel}, with the object that lives in it. Made with the channel and
 * used again and again.
 *
 * <p>A slot belongs to one thread at a time: to the one that claimed it, until it commits or
 * aborts; to the one that received it, until it releases. Only while it does may a thread touch the
 * {@link #value()}. Giving it back is what makes the writes to the value visible to whoever has the
 * slot next: a commit happens-before the receive of the slot, an abort and a release before the
 * next claim of it.
 *
 * <p><b>Misuse.</b> To give back a slot that does not belong to the calling thread throws {@link
 * IllegalStateException} and changes nothing. So a second commit, a release of what was never
 * received, or a slot kept too long is always found, unless the same thread has got the same slot
 * again meanwhile. A thread that gives a slot away to another does so by that one's {@link #adopt}.
 *
 * <p>No method blocks, allocates (but for exceptions), or looks at interrupts. Each costs what a
 * {@code trySend} costs.
 *
 * @param <S> the type of the value
 */
public final class Slot<S> implements AutoCloseable {
    /*
     *  FREE --claim--> CLAIMED --commit--> FILLED --receive--> HELD
     *    ^                |                   |                  |
     *    '---- abort -----'----- cancel ------'---- release -----'
     *
     * The state is written by whom the slot belongs to; to whom that is, the channels of free and of
     * filled slots decide, which also publish all of its fields. Others read the state to report it,
     * and to take it from a thread that has ended: then the CAS of the claimer, or the receiver,
     * decides between them.
     *
     * The threads are left behind when the slot is given back, and not written again by the same
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
    private final PairedSlotChannel<S> channel;
    private final S value;

    private int state = FREE;

    /** How often it was claimed. Plain: published by the state. */
    private long claims;

    /** Who claimed it last. */
    private @Nullable Thread claimer;

    /** Who received it last. */
    private @Nullable Thread receiver;

    Slot(PairedSlotChannel<S> channel, int index, S value) {
        this.channel = channel;
        this.index = index;
        this.value = value;
    }

    private static VarHandle handle(String field, Class<?> type) {
        return ConstantBootstraps.fieldVarHandle(
                MethodHandles.lookup(), field, VarHandle.class, Slot.class, type);
    }

    /**
     * The object in this slot, always the same; to be written between claim and commit, to be read
     * between receive and release. What it holds after a claim is what its last user left.
     *
     * @return what the channel's factory made for this slot
     */
    public S value() {
        return value;
    }

    /**
     * Sends what was written: the slot is received after all that were committed before it.
     *
     * @throws ChannelClosedException if the channel is closed; the slot is not in the channel, and
     *     does not belong to this thread any more
     * @throws IllegalStateException if this thread has not claimed the slot
     */
    public void commit() {
        if (tryCommit() == SendResult.CLOSED) {
            throw channel.closedException();
        }
    }

    /**
     * Sends what was written, without an exception for a closed channel. Either way the slot does
     * not belong to this thread any more.
     *
     * @return {@link SendResult#SENT} or {@link SendResult#CLOSED}
     * @throws IllegalStateException if this thread has not claimed the slot
     */
    public SendResult tryCommit() {
        checkMine(CLAIMED, claimer, "commit");
        return channel.commit(this);
    }

    /**
     * Gives back a claimed slot: nothing is sent.
     *
     * @throws IllegalStateException if this thread has not claimed the slot
     */
    public void abort() {
        checkMine(CLAIMED, claimer, "abort");
        channel.giveBack(this);
    }

    /**
     * Gives back a received slot, whose value must not be touched from now on.
     *
     * @throws IllegalStateException if this thread has not received the slot
     */
    public void release() {
        checkMine(HELD, receiver, "release");
        channel.giveBack(this);
    }

    /**
     * Gives the slot back if it still belongs to this thread: aborts a claim, releases what was
     * received, and does nothing else. For try-with-resources, so that no failure loses a slot.
     */
    @Override
    public void close() {
        final Thread me = Thread.currentThread();
        if (state == CLAIMED && claimer == me || state == HELD && receiver == me) {
            channel.giveBack(this);
        }
    }

    /**
     * Makes a slot that another thread claimed or received this thread's: called by the new owner,
     * after the old one has handed the slot over by means that order the two, such as a channel.
     *
     * @throws IllegalStateException if the slot is neither claimed nor received
     */
    public void adopt() {
        if (state == CLAIMED) {
            claimer = Thread.currentThread();
        } else if (state == HELD) {
            receiver = Thread.currentThread();
        } else {
            throw misuse("adoption");
        }
    }

    private void checkMine(int expected, @Nullable Thread owner, String operation) {
        // Plain. If the slot is this thread's, it wrote both itself. If not, no value that it may
        // read is both: it has overwritten its own state since, or another has its own claim.
        if (state != expected || owner != Thread.currentThread()) {
            throw misuse(operation);
        }
    }

    private IllegalStateException misuse(String operation) {
        return new IllegalStateException(
                operation + " by " + Thread.currentThread().getName() + " of " + this);
    }

    // By the channel

    /** By the thread that has just got it from the channel of free slots. */
    void claimed() {
        final Thread me = Thread.currentThread();
        if (claimer != me) {
            claimer = me;
        }
        claims++;
        state(CLAIMED);
    }

    /** By the thread that has just got it from the channel of filled slots. */
    void received() {
        final Thread me = Thread.currentThread();
        if (receiver != me) {
            receiver = me;
        }
        state(HELD);
    }

    /** By its owner, before it goes into a channel. */
    void state(int newState) {
        STATE.setRelease(this, newState); // pairs with stateAcquire: the claimer, or the receiver
    }

    int stateAcquire() {
        return (int) STATE.getAcquire(this);
    }

    /**
     * Takes the slot from its owner if that thread has ended, which it will not give it back.
     *
     * @return what was taken, or null
     */
    @Nullable OutstandingSlot takeFromEnded() {
        final OutstandingSlot seen = report();
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
        // it died with the slot; and if somebody else's stands, that one's name does, too.
        final int expected = seen.isClaim() ? CLAIMED : HELD;
        return stateAcquire() == expected && owner.compareAndSet(this, thread, null) ? seen : null;
    }

    /** Who has the slot, if a thread has. By any thread. */
    @Nullable OutstandingSlot report() {
        final int seen = stateAcquire();
        if (seen != CLAIMED && seen != HELD) {
            return null;
        }
        final Thread owner =
                (Thread) (seen == CLAIMED ? CLAIMER : RECEIVER).getOpaque(this); // after the state
        return owner == null
                ? null
                : new OutstandingSlot(
                        index, seen == CLAIMED, owner.getName(), !owner.isAlive(), claims);
    }

    @Override
    public String toString() {
        final int seen = stateAcquire();
        final OutstandingSlot report = report();
        final String owner = report == null ? "" : " by " + report.threadName();
        return "slot " + index + " of " + channel.describe() + ", " + STATES[seen] + owner;
    }
}
