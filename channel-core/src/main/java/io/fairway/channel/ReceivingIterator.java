package io.fairway.channel;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Receives until the channel is closed and drained. */
final class ReceivingIterator<T> implements Iterator<T> {
    private final Receiver<T> receiver;
    private @Nullable T next;

    ReceivingIterator(Receiver<T> receiver) {
        this.receiver = receiver;
    }

    @Override
    public boolean hasNext() {
        if (next == null) {
            try {
                next = receiver.recv();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new ChannelInterruptedException(e);
            }
        }
        return next != null;
    }

    @Override
    public T next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the channel is closed and drained");
        }
        final T element = next;
        next = null;
        return element;
    }
}
