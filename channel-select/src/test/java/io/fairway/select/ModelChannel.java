package io.fairway.select;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fairway.channel.Bystander;
import io.fairway.channel.Channel;
import io.fairway.channel.Probe;
import java.util.ArrayDeque;
import java.util.Deque;

/** A channel in some state, and what Go's rules say about it. */
final class ModelChannel {
    private static final int WAITING_ELEMENT = 100;

    private final int capacity;
    private final State state;
    private final Deque<Integer> elements = new ArrayDeque<>();
    private Channel<Integer> channel;
    private Bystander bystander;
    private boolean waiting;

    /** How the channel stands. */
    enum State {
        OPEN,
        /** Full, and a sender waits. */
        SENDER_WAITS,
        /** Empty, and a receiver waits. */
        RECEIVER_WAITS,
        CLOSED
    }

    ModelChannel(int capacity, int elements, State state) {
        this.capacity = capacity;
        this.state = state;
        final int size =
                switch (state) {
                    case SENDER_WAITS -> capacity;
                    case RECEIVER_WAITS -> 0;
                    default -> Math.min(elements, capacity);
                };
        for (int i = 0; i < size; i++) {
            this.elements.add(i);
        }
    }

    /** Makes the channel. */
    void open() {
        channel = Probe.channel(capacity);
        elements.forEach(channel::trySend);
        bystander = new Bystander(channel);
        if (state == State.SENDER_WAITS) {
            bystander.send(WAITING_ELEMENT);
        } else if (state == State.RECEIVER_WAITS) {
            bystander.receive();
        } else if (state == State.CLOSED) {
            channel.close();
        }
        waiting = state == State.SENDER_WAITS || state == State.RECEIVER_WAITS;
    }

    Channel<Integer> channel() {
        return channel;
    }

    boolean canReceive() {
        return !elements.isEmpty() || state == State.SENDER_WAITS || state == State.CLOSED;
    }

    boolean canSend() {
        return state == State.CLOSED || state == State.RECEIVER_WAITS || elements.size() < capacity;
    }

    /** Checks a receive, and changes the model by it. */
    void assertReceived(Object value, boolean closed) {
        if (state == State.SENDER_WAITS) {
            elements.add(WAITING_ELEMENT);
            waiting = false;
        }
        assertEquals(elements.isEmpty(), closed);
        assertEquals(elements.poll(), value);
    }

    /** Checks a send, and changes the model by it. */
    void assertSent(Integer element, boolean closed) {
        assertEquals(state == State.CLOSED, closed);
        if (state == State.RECEIVER_WAITS) {
            assertEquals(element, bystander.received(0));
            waiting = false;
        } else if (!closed) {
            elements.add(element);
        }
    }

    /** Checks that the channel is as the model. */
    void assertAsExpected() {
        final boolean queued = waiting && state == State.SENDER_WAITS;
        assertEquals(queued ? 1 : 0, Probe.queuedSenders(channel));
        assertEquals(waiting && !queued ? 1 : 0, Probe.queuedReceivers(channel));
        assertTrue(bystander.isOver() != waiting);
        assertEquals(elements.size(), channel.size());
        assertEquals(state == State.CLOSED, channel.isClosed());
        Probe.assertSound(channel);
    }

    /** Takes the bystander and the elements out, which have to be those of the model. */
    void leave() {
        bystander.leave();
        elements.forEach(element -> assertEquals(element, channel.tryRecv()));
        assertNull(channel.tryRecv());
    }

    @Override
    public String toString() {
        return "capacity " + capacity + " " + state + " with " + elements;
    }
}
