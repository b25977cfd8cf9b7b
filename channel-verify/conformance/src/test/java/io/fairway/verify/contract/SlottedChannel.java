package io.fairway.verify.contract;

import io.fairway.channel.ChannelClosedException;
import io.fairway.channel.Receiver;
import io.fairway.channel.SendResult;
import io.fairway.channel.Slot;
import io.fairway.channel.SlotChannel;
import io.fairway.channel.SlotChannelBuilder;
import io.fairway.channel.SlotInspection;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** A slot channel as an ordinary one: a send claims and commits, a receive releases at once. */
final class SlottedChannel<T> extends AdaptedChannel<T> {

    /** What lies in a slot. */
    static final class Box<T> {
        T item;

        T take() {
            final T taken = item;
            item = null;
            return taken;
        }
    }

    private final SlotChannel<Box<T>> slots;

    SlottedChannel(
            int capacity,
            UnaryOperator<SlotChannelBuilder<Box<T>>> configuration,
            Consumer<? super T> undelivered) {
        final SlotChannelBuilder<Box<T>> builder = SlotChannel.builder(Box::new, capacity);
        builder.onUndelivered(box -> undelivered.accept(box.take()));
        this.slots = configuration.apply(builder).build();
    }

    SlotChannel<Box<T>> slots() {
        return slots;
    }

    @Override
    public void send(T element) throws InterruptedException {
        Objects.requireNonNull(element, "element");
        final Slot<Box<T>> slot = slots.claim();
        slot.value().item = element;
        try {
            slot.commit();
        } catch (ChannelClosedException e) {
            slot.value().take();
            throw e;
        }
    }

    @Override
    public SendResult trySend(T element) {
        Objects.requireNonNull(element, "element");
        return commit(slots.tryClaim(), element, SendResult.FULL);
    }

    @Override
    public SendResult send(T element, long timeout, TimeUnit unit) throws InterruptedException {
        Objects.requireNonNull(element, "element");
        return commit(slots.claim(timeout, unit), element, SendResult.TIMED_OUT);
    }

    private SendResult commit(Slot<Box<T>> slot, T element, SendResult withoutSlot) {
        if (slot == null) {
            return slots.isClosed() ? SendResult.CLOSED : withoutSlot;
        }
        slot.value().item = element;
        final SendResult result = slot.tryCommit();
        if (result == SendResult.CLOSED) {
            slot.value().take(); // nobody claims it any more
        }
        return result;
    }

    @Override
    public T recv() throws InterruptedException {
        return take(slots.recv());
    }

    @Override
    public T tryRecv() {
        return take(slots.tryRecv());
    }

    @Override
    public T recv(long timeout, TimeUnit unit) throws InterruptedException {
        return take(slots.recv(timeout, unit));
    }

    private T take(Slot<Box<T>> slot) {
        if (slot == null) {
            return null;
        }
        final T element = slot.value().take();
        slot.release();
        return element;
    }

    @Override
    public boolean close(Throwable cause) {
        return slots.close(cause);
    }

    @Override
    public int cancel() {
        return slots.cancel();
    }

    @Override
    public boolean isClosed() {
        return slots.isClosed();
    }

    @Override
    public boolean isDrained() {
        return slots.isDrained();
    }

    @Override
    public int size() {
        return slots.size();
    }

    @Override
    public int capacity() {
        return slots.capacity();
    }

    @Override
    void checkAtRest() {
        SlotInspection.checkAtRest(slots);
    }

    /** What a select receives. */
    Receiver<Slot<Box<T>>> received() {
        return slots.receiver();
    }

    @Override
    public String toString() {
        return slots.toString();
    }
}
