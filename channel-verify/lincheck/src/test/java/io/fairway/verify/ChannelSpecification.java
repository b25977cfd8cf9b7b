package io.fairway.verify;

import io.fairway.channel.ChannelClosedException;
import io.fairway.channel.SendResult;
import java.util.ArrayDeque;
import java.util.Queue;

/** What a channel does when one thread uses it. */
public abstract class ChannelSpecification {
    private final int capacity;
    private final Queue<Integer> elements = new ArrayDeque<>();
    private boolean closed;
    private boolean failed;

    ChannelSpecification(int capacity) {
        this.capacity = capacity;
    }

    public SendResult trySend(int element) {
        if (closed) {
            return SendResult.CLOSED;
        }
        if (elements.size() == capacity) {
            return SendResult.FULL;
        }
        elements.add(element);
        return SendResult.SENT;
    }

    public SendResult sendInNoTime(int element) {
        final SendResult result = trySend(element);
        return result == SendResult.FULL ? SendResult.TIMED_OUT : result;
    }

    public Integer tryRecv() {
        return elements.poll();
    }

    public Integer recvInNoTime() {
        if (elements.isEmpty() && failed) {
            throw new ChannelClosedException("closed with a cause", null);
        }
        return elements.poll();
    }

    public boolean close() {
        return close(false);
    }

    public boolean closeWithCause() {
        return close(true);
    }

    private boolean close(boolean fail) {
        final boolean first = !closed;
        if (first) {
            closed = true;
            failed = fail;
        }
        return first;
    }

    public boolean isClosed() {
        return closed;
    }

    public boolean isDrained() {
        return closed && elements.isEmpty();
    }

    public int size() {
        return elements.size();
    }

    /** Without a buffer. */
    public static final class Unbuffered extends ChannelSpecification {
        public Unbuffered() {
            super(0);
        }
    }

    /** With one place. */
    public static final class Capacity1 extends ChannelSpecification {
        public Capacity1() {
            super(1);
        }
    }

    /** With two places. */
    public static final class Capacity2 extends ChannelSpecification {
        public Capacity2() {
            super(2);
        }
    }

    /** With three places. */
    public static final class Capacity3 extends ChannelSpecification {
        public Capacity3() {
            super(3);
        }
    }
}
