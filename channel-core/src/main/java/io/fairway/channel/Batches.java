package io.fairway.channel;

import java.util.Collection;
import java.util.Objects;
import java.util.function.Consumer;

/** The batch operations, in terms of the single ones. */
final class Batches {

    private Batches() {}

    static <T> int sendAll(Sender<T> sender, Collection<? extends T> elements)
            throws InterruptedException {
        checkNoneNull(elements);
        int sent = 0;
        for (T element : elements) {
            try {
                sender.send(element);
            } catch (ChannelClosedException e) {
                if (sent == 0) {
                    throw e;
                }
                return sent;
            } catch (InterruptedException e) {
                if (sent == 0) {
                    throw e;
                }
                Thread.currentThread().interrupt();
                return sent;
            }
            sent++;
        }
        return sent;
    }

    static <T> int trySendAll(Sender<T> sender, Collection<? extends T> elements) {
        checkNoneNull(elements);
        int sent = 0;
        for (T element : elements) {
            if (sender.trySend(element) != SendResult.SENT) {
                return sent;
            }
            sent++;
        }
        return sent;
    }

    static <T> int drain(Receiver<T> receiver, Consumer<? super T> sink, int max) {
        Objects.requireNonNull(sink, "sink");
        if (max < 0) {
            throw new IllegalArgumentException("max: " + max + " (must not be negative)");
        }
        return drainUpTo(receiver, sink, max);
    }

    static <T> int receive(Receiver<T> receiver, Consumer<? super T> sink, int max)
            throws InterruptedException {
        Objects.requireNonNull(sink, "sink");
        if (max < 1) {
            throw new IllegalArgumentException("max: " + max + " (must be at least 1)");
        }
        final T first = receiver.recv();
        if (first == null) {
            return 0;
        }
        sink.accept(first);
        return 1 + drainUpTo(receiver, sink, max - 1);
    }

    private static <T> int drainUpTo(Receiver<T> receiver, Consumer<? super T> sink, int max) {
        int received = 0;
        while (received < max) {
            final T element = receiver.tryRecv();
            if (element == null) {
                break;
            }
            received++;
            sink.accept(element);
        }
        return received;
    }

    private static void checkNoneNull(Collection<?> elements) {
        for (Object element : elements) {
            Objects.requireNonNull(element, "element");
        }
    }
}
