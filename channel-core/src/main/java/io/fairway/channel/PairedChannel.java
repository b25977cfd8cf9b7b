package io.fairway.channel;

import java.lang.invoke.ConstantBootstraps;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A channel of places made of two ordinary ones: one of free places and one of filled ones. */
abstract class PairedChannel<P extends Place> implements Receiver<P> {
    /*
     * Both have room for all places, so that only getting one can block, and putting one back never
     * does. A claim takes a place out of the free ones, a commit puts it into the filled ones, a
     * receive takes it out of them, an abort or a release puts it back. While the channel is open and
     * no operation under way:
     *  P1  Each place is in the channel that its state names, or, claimed or held, in none.
     *  P2  free + claimed + filled + held = all places.
     *
     * Closing takes two steps, on two channels, and must look like one. So it is announced first, by
     * a CAS that decides which close counts; and whoever finds it announced takes the other steps
     * before it says so (finishClose). Nobody has seen the channel closed before the last step, in
     * which the channel of filled places is closed: there a commit and the close race for one word.
     *
     * The channel of free places is cancelled, not closed, as a closed one would still give its
     * places. From then on places that come back are put into no channel.
     */
    private static final VarHandle CLOSING =
            ConstantBootstraps.fieldVarHandle(
                    MethodHandles.lookup(),
                    "closing",
                    VarHandle.class,
                    PairedChannel.class,
                    Object.class);

    private static final Object NO_CAUSE = new Object();

    final AbstractChannel<P> free;
    final AbstractChannel<P> filled;
    final List<P> places;

    private final @Nullable String name;
    private final @Nullable Consumer<? super Outstanding> reclaimed;

    /** Null while open; then the cause of the close, or NO_CAUSE. */
    private @Nullable Object closing;

    PairedChannel(PlaceOptions options, int number) {
        this.name = options.name;
        this.reclaimed = options.reclaimed;
        this.free = newFree(options, number);
        this.filled = newFilled(options, number);
        this.places = new ArrayList<>(number);
    }

    /** Any thread gives back: a single producer may abort while the consumer releases. */
    private AbstractChannel<P> newFree(PlaceOptions options, int number) {
        final ChannelBuilder<P> result = Channel.builder();
        result.capacity(number).waitStrategy(options.waitStrategy);
        result.environment(new Lookout(options.environment, this::reclaimIfNoneIsFilled));
        result.name(options.name == null ? "free places" : "free places of " + options.name);
        if (options.singleProducer) {
            result.singleConsumer();
        }
        return (AbstractChannel<P>) result.build();
    }

    private AbstractChannel<P> newFilled(PlaceOptions options, int number) {
        final ChannelBuilder<P> result = Channel.builder();
        result.capacity(number).waitStrategy(options.waitStrategy);
        result.environment(options.environment).onUndelivered(this::discard);
        if (options.name != null) {
            result.name(options.name);
        }
        if (options.singleProducer) {
            result.singleProducer();
        }
        if (options.singleConsumer) {
            result.singleConsumer();
        }
        return (AbstractChannel<P>) result.build();
    }

    /** Hands a filled place to the user's hook for what cancel discards. */
    abstract void undelivered(P place);

    // Giving places to the two channels

    /** Of a place that belongs to this thread. */
    final SendResult commit(P place) {
        assert filled.producing(); // before anything changes
        place.state(Place.FILLED);
        final SendResult result = filled.trySend(place);
        if (result == SendResult.CLOSED) {
            place.state(Place.FREE);
        } else {
            checkRoom(result, place);
        }
        return result;
    }

    /** Of a place that belongs to this thread. */
    final void giveBack(P place) {
        place.state(Place.FREE);
        checkRoom(free.trySend(place), place);
    }

    private static void checkRoom(SendResult result, Place place) {
        if (result == SendResult.FULL) {
            throw new AssertionError("no room, which there is for every place: " + place);
        }
    }

    // Receiving

    @Override
    public final @Nullable P recv() throws InterruptedException {
        return received(filled.recv());
    }

    @Override
    public final @Nullable P tryRecv() {
        return received(filled.tryRecv());
    }

    @Override
    public final @Nullable P recv(long timeout, TimeUnit unit) throws InterruptedException {
        return received(filled.recv(timeout, unit));
    }

    private @Nullable P received(@Nullable P place) {
        if (place != null) {
            place.received();
        }
        return place;
    }

    // Closing

    /** As {@link Sender#close()}. */
    public final boolean close() {
        return close(null);
    }

    /** As {@link Sender#close(Throwable)}. */
    public final boolean close(@Nullable Throwable cause) {
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
    final void finishClose() {
        if (!filled.isClosed()) {
            final Object reason = announced();
            free.cancel();
            filled.close(reason instanceof Throwable ? (Throwable) reason : null);
        }
    }

    @Override
    public final int cancel() {
        close(null);
        return filled.cancel();
    }

    private void discard(P place) {
        try {
            undelivered(place);
        } finally {
            place.state(Place.FREE);
        }
    }

    @Override
    public final boolean isClosed() {
        if (announced() == null) {
            return false;
        }
        finishClose();
        return true;
    }

    @Override
    public final boolean isDrained() {
        return isClosed() && filled.isDrained();
    }

    /** For who found the channel closed. */
    final ChannelClosedException closedException() {
        finishClose();
        return filled.closedException();
    }

    // Places that do not come back

    /** As {@link SlotChannel#outstanding()}. */
    public final List<Outstanding> outstanding() {
        final List<Outstanding> reports = new ArrayList<>();
        for (P place : places) {
            final Outstanding report = place.report();
            if (report != null) {
                reports.add(report);
            }
        }
        return reports;
    }

    /** As {@link SlotChannel#reclaim()}. */
    public final int reclaim() {
        int number = 0;
        for (P place : places) {
            final Outstanding taken = place.takeFromEnded();
            if (taken != null) {
                number++;
                giveBack(place);
                if (reclaimed != null) {
                    reclaimed.accept(taken);
                }
            }
        }
        return number;
    }

    /** For a thread that waits for a free place: all of them are out if none is filled. */
    private boolean reclaimIfNoneIsFilled() {
        return filled.size() == 0 && reclaim() > 0;
    }

    // Questions

    @Override
    public final int size() {
        return filled.size();
    }

    /** The name given to the builder, or null. */
    public final @Nullable String name() {
        return name;
    }

    /** The kind of channel, with its capacity. */
    abstract String kind();

    /** The kind of channel, and its name. */
    final String describe() {
        return name == null ? kind() : kind() + " \"" + name + '"';
    }

    @Override
    public final String toString() {
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
