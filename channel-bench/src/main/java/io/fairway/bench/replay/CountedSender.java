package io.fairway.bench.replay;

import io.fairway.channel.SendResult;
import io.fairway.channel.Sender;

/**
 * Sends, and counts how often that had to wait: first it tries to send without waiting, and counts
 * if the channel is full. For one thread; the count is for others once that thread has ended.
 *
 * @param <T> the type of the elements
 */
final class CountedSender<T> {
    private final Sender<T> target;
    private long blocked;

    CountedSender(Sender<T> target) {
        this.target = target;
    }

    /** Sends an element, waiting for room. */
    void send(T element) throws InterruptedException {
        final SendResult result = target.trySend(element);
        if (result != SendResult.SENT) {
            if (result == SendResult.FULL) {
                blocked++;
            }
            target.send(element); // waits for room, or throws as the channel is closed
        }
    }

    /** How many sends found the channel full. */
    long blocked() {
        return blocked;
    }
}
