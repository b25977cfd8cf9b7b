package io.fairway.channel;

import io.fairway.channel.blocking.Claiming;
import io.fairway.channel.blocking.Face;
import io.fairway.channel.blocking.Selectable;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A slot channel of two ordinary channels. */
final class PairedSlotChannel<S> extends PairedChannel<Slot<S>>
        implements SlotChannel<S>, Face, Claiming {
    private final @Nullable Consumer<? super S> undelivered;
    private final Selectable claimSide;
    private final Selectable receiveSide;

    PairedSlotChannel(SlotChannelBuilder<S> builder) {
        super(builder.options, builder.capacity);
        this.undelivered = builder.undelivered;
        this.claimSide = new PlaceSide<>(this, free, Slot::claimed);
        this.receiveSide = new PlaceSide<>(this, filled, Slot::received);
        for (int i = 0; i < builder.capacity; i++) {
            final S value = Objects.requireNonNull(builder.factory.get(), "value of the factory");
            places.add(new Slot<>(this, i, value));
        }
        places.forEach(this::giveBack);
    }

    @Override
    public Slot<S> claim() throws InterruptedException {
        final Slot<S> slot = claimed(free.recv());
        if (slot == null) {
            throw closedException();
        }
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

    @Override
    void undelivered(Slot<S> slot) {
        if (undelivered != null) {
            undelivered.accept(slot.value());
        }
    }

    @Override
    public int capacity() {
        return places.size();
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

    @Override
    String kind() {
        return "slot(" + capacity() + ") channel";
    }
}
