package io.fairway.channel;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A bounded channel whose elements never move: objects made once, filled in place by who sends and
 * read in place by who receives. No operation copies or allocates.
 *
 * <pre>{@code
 * SlotChannel<Quote> quotes = Channel.ofSlots(Quote::new, 1024);
 *
 * try (Slot<Quote> slot = quotes.claim()) { // one thread
 *     slot.value().set(bid, ask);
 *     slot.commit();
 * }
 *
 * for (Slot<Quote> slot : quotes) { // another, until closed and drained
 *     try (slot) { // releases it
 *         book.apply(slot.value());
 *     }
 * }
 * }</pre>
 *
 * <p>It waits, times out, is interrupted, closed and cancelled as a {@link Channel} is, and takes
 * part in a select: {@code ClaimCase} of the module {@code io.fairway.select} to claim, and its
 * {@code RecvCase} to receive.
 *
 * <p><b>Order.</b> Slots are received in the order of their commits. Threads that wait to claim,
 * and those that wait to receive, are served in the order in which they came.
 *
 * <p><b>Slots that do not come back.</b> A claimed slot holds up nobody: others are claimed,
 * committed and received meanwhile, and close does not wait for it. It is missing from the
 * capacity, though, until it is committed or aborted; so is one that was received and not released.
 * {@link #outstanding()} and {@code toString} say which these are, and who has them. If their
 * thread has ended, {@link #reclaim()} takes them back; and so does, by itself, a thread that is
 * about to park, or has parked, to wait for a free slot while none is filled. A select does not
 * look.
 *
 * @param <S> the type of the values in the slots
 */
public interface SlotChannel<S> extends SlotSender<S>, Receiver<Slot<S>> {

    /**
     * Builds a channel with a name, roles, a wait strategy or hooks.
     *
     * @param <S> the type of the values in the slots
     * @param factory makes the value of each slot, never null
     * @param capacity the exact number of slots, from 1 to 2^30
     * @return a new builder
     * @throws IllegalArgumentException if the capacity is out of range
     * @throws NullPointerException if {@code factory} is null
     */
    static <S> SlotChannelBuilder<S> builder(Supplier<? extends S> factory, int capacity) {
        return new SlotChannelBuilder<>(factory, capacity);
    }

    /**
     * The name given to the builder.
     *
     * @return the name, or null if it has none
     */
    @Nullable String name();

    /**
     * This channel to claim and commit only. The face cannot be cast back to the channel.
     *
     * @return the sending face
     */
    SlotSender<S> sender();

    /**
     * This channel to receive from only. The face cannot be cast back to the channel.
     *
     * @return the receiving face
     */
    Receiver<Slot<S>> receiver();

    /**
     * The slots that threads have claimed or received, and not given back. Looks at one slot after
     * the other while the channel is in use, without holding anybody up; allocates. What two
     * reports some seconds apart have in common has been outstanding for that long.
     *
     * @return a new list in the order of the slots
     */
    List<Outstanding> outstanding();

    /**
     * Gives back the slots whose threads have ended without doing so, as if they had aborted, or
     * released. Each is reported to the hook given to {@link SlotChannelBuilder#onReclaimed}. By
     * any thread; never blocks; costs a look at every slot.
     *
     * @return how many slots were given back
     */
    int reclaim();
}
