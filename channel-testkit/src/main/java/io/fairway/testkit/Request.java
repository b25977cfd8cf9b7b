package io.fairway.testkit;

import org.jspecify.annotations.Nullable;

/** One operation on one reference channel: a plain one, or a case of a select. */
final class Request {
    final ReferenceChannel<?> channel;
    final boolean sending;

    /** What is to be sent, or was received. */
    @Nullable Object item;

    /** Whether it ended because the channel is closed. */
    boolean foundClosed;

    /** What it belongs to while it waits. */
    @Nullable Ticket ticket;

    private Request(ReferenceChannel<?> channel, boolean sending, @Nullable Object item) {
        this.channel = channel;
        this.sending = sending;
        this.item = item;
    }

    static Request send(ReferenceChannel<?> channel, Object element) {
        return new Request(channel, true, element);
    }

    static Request receive(ReferenceChannel<?> channel) {
        return new Request(channel, false, null);
    }
}
