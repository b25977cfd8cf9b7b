package io.fairway.channel;

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
 * again meanwhile. A thread that gives a slot away to another does so by that one's {@code adopt}.
 *
 * <p>No method blocks, allocates (but for exceptions), or looks at interrupts. Each costs what a
 * {@code trySend} costs.
 *
 * @param <S> the type of the value
 */
public final class Slot<S> extends Place {
    private final PairedSlotChannel<S> channel;
    private final S value;

    Slot(PairedSlotChannel<S> channel, int index, S value) {
        super(index);
        this.channel = channel;
        this.value = value;
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

    @Override
    PairedChannel<?> channel() {
        return channel;
    }

    @Override
    SendResult send() {
        return channel.commit(this);
    }

    @Override
    void giveBack() {
        channel.giveBack(this);
    }

    @Override
    public String toString() {
        return "slot " + index + " of " + channel.describe() + ", " + describe();
    }
}
