package io.fairway.channel;

import io.fairway.channel.blocking.Claiming;
import io.fairway.channel.blocking.Face;
import io.fairway.channel.blocking.Selectable;
import java.lang.invoke.ConstantBootstraps;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A slot channel of two ordinary channels: one of the free slots and one of the filled ones. */
final class PairedSlotChannel<S> implements SlotChannel<S>, Face, Claiming {
    /*
     * Both have room for all slots, so that only getting a slot can block, and putting one back never
     * does. A claim takes a slot out of the free ones, a commit puts it into the filled ones, a receive
     * takes it out of them, an abort or a release puts it back. While the channel is open and no
     * operation under way:
     *  S1  Each slot is in the channel that its state names, or, claimed or held, in none.
     *  S2  free + claimed + filled + held = capacity.
     *
     * Closing takes two steps, on two channels, and must look like one. So it is announced first, by
     * a CAS that decides which close counts; and whoever finds it announced takes the other steps before
     * it says so (finishClose). Nobody has seen the channel closed before the last step, in which the
     * channel of filled slots is closed: there a commit and the close race for the same word.
     *
     * The channel of free slots is cancelled, not closed, as a closed one would still give its
     * slots. From then on slots that come back are put into no channel.
     */
    private static final VarHandle CLOSING =
            ConstantBootstraps.fieldVarHandle(
                    MethodHandles.lookup(),
                    "closing",
                    VarHandle.class,
                    PairedSlotChannel.class,
                    Object.class);

    private static final Object NO_CAUSE = new Object();

    final AbstractChannel<Slot<S>> free;
    final AbstractChannel<Slot<S>> filled;
    final List<Slot<S>> slots;

    private final SlotSide<S> claimSide;
    private final SlotSide<S> receiveSide;
    private final @Nullable String name;
    private final @Nullable Consumer<? super S> undelivered;
    private final @Nullable Consumer<? super OutstandingSlot> reclaimed;

    /** Null while open; then the cause of the close, or NO_CAUSE. */
    private @Nullable Object closing;

    PairedSlotChannel(SlotChannelBuilder<S> builder) {
        this.name = builder.name;
        this.undelivered = builder.undelivered;
        this.reclaimed = builder.reclaimed;
        this.free = newFree(builder);
        this.filled = newFilled(builder);
        this.claimSide = new SlotSide<>(this, free, true);
        this.receiveSide = new SlotSide<>(this, filled, false);
        final List<Slot<S>> made = new ArrayList<>(builder.capacity);
        for (int i = 0; i < builder.capacity; i++) {
            final S value = Objects.requireNonNull(builder.factory.get(), "value of the factory");
            made.add(new Slot<>(this, i, value));
        }
        this.slots = made;
        for (Slot<S> slot : made) {
            handOver(free.trySend(slot), slot);
        }
    }

    /** Any thread gives back: a single producer may abort while the consumer releases. */
    private AbstractChannel<Slot<S>> newFree(SlotChannelBuilder<S> builder) {
        final ChannelBuilder<Slot<S>> result = Channel.builder();
        result.capacity(builder.capacity).waitStrategy(builder.waitStrategy);
        result.environment(new Lookout(builder.environment, this::reclaimIfNoneIsFilled));
        result.name(builder.name == null ? "free slots" : "free slots of " + builder.name);
        if (builder.singleProducer) {
            result.singleConsumer();
        }
        return (AbstractChannel<Slot<S>>) result.build();
    }

    private AbstractChannel<Slot<S>> newFilled(SlotChannelBuilder<S> builder) {
        final ChannelBuilder<Slot<S>> result = Channel.builder();
        result.capacity(builder.capacity).waitStrategy(builder.waitStrategy);
        result.environment(builder.environment).onUndelivered(this::discard);
        if (builder.name != null) {
            result.name(builder.name);
        }
        if (builder.singleProducer) {
            result.singleProducer();
        }
        if (builder.singleConsumer) {
            result.singleConsumer();
        }
        return (AbstractChannel<Slot<S>>) result.build();
    }

    // Claiming

    @Override
    public Slot<S> claim() throws InterruptedException {
        final Slot<S> slot = free.recv();
        if (slot == null) {
            throw closedException();
        }
        slot.claimed();
        return slot;
    }

    @Override
    public @Nullable Slot<S> tryClaim() {
        return claimed(free.tryRecv());
    }

    @Override
    public @Nullable Slot<S> claim(long timeout, TimeUnit unit) throws InterruptedException {
        return claimed(free.recv(timeout, unit));
    }

    private @Nullable Slot<S> claimed(@Nullable Slot<S> slot) {
        if (slot != null) {
            slot.claimed();
        }
        return slot;
    }

    /** Of a slot that belongs to this thread. */
    SendResult commit(Slot<S> slot) {
        slot.state(Slot.FILLED);
        final SendResult result = filled.trySend(slot);
        if (result == SendResult.CLOSED) {
            slot.state(Slot.FREE);
        } else {
            handOver(result, slot);
        }
        return result;
    }

    /** Of a slot that belongs to this thread. */
    void giveBack(Slot<S> slot) {
        slot.state(Slot.FREE);
        final SendResult result = free.trySend(slot);
        if (result != SendResult.CLOSED) {
            handOver(result, slot);
        }
    }

    private void handOver(SendResult result, Slot<S> slot) {
        if (result == SendResult.FULL) {
            throw new AssertionError("no room, which there is for every slot: " + slot);
        }
    }

    // Receiving

    @Override
    public @Nullable Slot<S> recv() throws InterruptedException {
        return received(filled.recv());
    }

    @Override
    public @Nullable Slot<S> tryRecv() {
        return received(filled.tryRecv());
    }

    @Override
    public @Nullable Slot<S> recv(long timeout, TimeUnit unit) throws InterruptedException {
        return received(filled.recv(timeout, unit));
    }

    private @Nullable Slot<S> received(@Nullable Slot<S> slot) {
        if (slot != null) {
            slot.received();
        }
        return slot;
    }

    // Closing

    @Override
    public boolean close(@Nullable Throwable cause) {
        final Object reason = cause == null ? NO_CAUSE : cause;
        final boolean first = CLOSING.compareAndSet(this, null, reason); // pairs with announced
        finishClose();
        return first;
    }

    /** What close announced, or null; pairs with its CAS. */
    private @Nullable Object announced() {
        return CLOSING.getVolatile(this);
    }

    /** Takes the steps of an announced close that have not been taken. By any thread. */
    private void finishClose() {
        if (!filled.isClosed()) {
            final Object reason = announced();
            free.cancel();
            filled.close(reason instanceof Throwable ? (Throwable) reason : null);
        }
    }

    @Override
    public boolean close() {
        return close(null);
    }

    @Override
    public int cancel() {
        close(null);
        return filled.cancel();
    }

    private void discard(Slot<S> slot) {
        try {
            if (undelivered != null) {
                undelivered.accept(slot.value());
            }
        } finally {
            slot.state(Slot.FREE);
        }
    }

    @Override
    public boolean isClosed() {
        if (announced() == null) {
            return false;
        }
        finishClose();
        return true;
    }

    @Override
    public boolean isDrained() {
        return isClosed() && filled.isDrained();
    }

    /** For who found the channel closed. */
    ChannelClosedException closedException() {
        finishClose();
        return filled.closedException();
    }

    // Slots that do not come back

    @Override
    public List<OutstandingSlot> outstanding() {
        final List<OutstandingSlot> reports = new ArrayList<>();
        for (Slot<S> slot : slots) {
            final OutstandingSlot report = slot.report();
            if (report != null) {
                reports.add(report);
            }
        }
        return reports;
    }

    @Override
    public int reclaim() {
        int number = 0;
        for (Slot<S> slot : slots) {
            final OutstandingSlot taken = slot.takeFromEnded();
            if (taken != null) {
                number++;
                giveBack(slot);
                if (reclaimed != null) {
                    reclaimed.accept(taken);
                }
            }
        }
        return number;
    }

    /** For a thread that waits for a free slot: all slots are out if none is filled. */
    private void reclaimIfNoneIsFilled() {
        if (filled.size() == 0) {
            reclaim();
        }
    }

    // Questions

    @Override
    public int size() {
        return filled.size();
    }

    @Override
    public int capacity() {
        return filled.capacity();
    }

    @Override
    public @Nullable String name() {
        return name;
    }

    @Override
    public SlotSender<S> sender() {
        return new SlotSenderFace<>(this, claimSide);
    }

    @Override
    public Receiver<Slot<S>> receiver() {
        return new ReceiverFace<>(this, receiveSide);
    }

    @Override
    public Selectable selectable() {
        return receiveSide;
    }

    @Override
    public Selectable claims() {
        return claimSide;
    }

    /** The kind of channel, its name and its capacity. */
    String describe() {
        final String kind = "slot(" + capacity() + ") channel";
        return name == null ? kind : kind + " \"" + name + '"';
    }

    @Override
    public String toString() {
        final String state = isDrained() ? "drained" : isClosed() ? "closed" : "open";
        return describe()
                + "["
                + state
                + ", size="
                + size()
                + ", blocked claims="
                + free.handoff.queuedReceivers()
                + ", blocked receivers="
                + filled.handoff.queuedReceivers()
                + ", outstanding="
                + outstanding()
                + "]";
    }
}
