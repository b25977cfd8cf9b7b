package io.fairway.bench.replay;

import java.nio.ByteBuffer;

/** How messages get from the reader to one book builder: what is between the two threads. */
interface FeedLink {

    /** What a builder does with each message. */
    @FunctionalInterface
    interface Handler {
        void handle(FeedMessage message) throws InterruptedException;
    }

    /**
     * Sends a message, waiting for room. By the reader.
     *
     * @param sequence its number in the feed, from 1
     * @param intendedNanos when it was meant to be sent, in {@link System#nanoTime()}
     * @param message its bytes, which are the caller's again afterwards
     */
    void send(long sequence, long intendedNanos, ByteBuffer message) throws InterruptedException;

    /** Hands over each message until the link is closed and drained. By the builder. */
    void receiveAll(Handler handler) throws InterruptedException;

    /** Closes the link for a reason, or for none. By any thread. */
    void close(Throwable cause);

    /** How many sends had to wait. By the reader, or once its thread has ended. */
    long blocked();
}
