package io.fairway.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * A state of two channels and of those who wait for a partner on them. Immutable, and equal if its
 * parts are.
 *
 * @param channels the channels
 * @param line who waits at an unbuffered channel, the longest waiting first
 * @param met what those got who have met a partner and have not returned yet
 */
record World(List<Chan> channels, List<Waiting> line, List<Met> met) {

    /** A channel: its capacity, 0 for none, and what is in it, oldest first. */
    record Chan(int capacity, List<Integer> buffer, boolean closed) {}

    /** A case of a waiting call. */
    record Waiting(int thread, Case what) {}

    /** The result of a waiting call, which its partner has brought about. */
    record Met(int thread, String result) {}

    /** A world and the result of what led to it. */
    record Event(World world, String result) {}

    static final String NONE = "none";

    /** Two open and empty channels. */
    static World of(int capacityOfA, int capacityOfB) {
        return new World(
                List.of(
                        new Chan(capacityOfA, List.of(), false),
                        new Chan(capacityOfB, List.of(), false)),
                List.of(),
                List.of());
    }

    Chan channel(int index) {
        return channels.get(index);
    }

    boolean isReady(Case what, int thread) {
        return fire(what, thread) != null;
    }

    /** Performs a case by a thread, or returns null if that is not possible now. */
    Event fire(Case what, int thread) {
        final Chan channel = channel(what.channel());
        return what.isSending() ? send(what, channel, thread) : receive(what, channel, thread);
    }

    private Event send(Case what, Chan channel, int thread) {
        if (channel.closed) {
            return new Event(this, what.closed());
        }
        if (channel.buffer.size() < channel.capacity) {
            final List<Integer> buffer = new ArrayList<>(channel.buffer);
            buffer.add(what.element());
            return new Event(with(what.channel(), buffer, false), what.sent());
        }
        final Waiting partner = partner(what, thread);
        return partner == null
                ? null
                : new Event(meet(partner, partner.what.received(what.element())), what.sent());
    }

    private Event receive(Case what, Chan channel, int thread) {
        if (!channel.buffer.isEmpty()) {
            final List<Integer> rest = channel.buffer.subList(1, channel.buffer.size());
            return new Event(
                    with(what.channel(), List.copyOf(rest), channel.closed),
                    what.received(channel.buffer.get(0)));
        }
        final Waiting partner = partner(what, thread);
        if (partner != null) {
            return new Event(
                    meet(partner, partner.what.sent()), what.received(partner.what.element()));
        }
        return channel.closed ? new Event(this, what.closed()) : null;
    }

    /** The one who has waited longest for such a case; a call is not its own partner. */
    private Waiting partner(Case what, int thread) {
        return line.stream()
                .filter(
                        w ->
                                w.thread != thread
                                        && w.what.channel() == what.channel()
                                        && w.what.isSending() != what.isSending())
                .findFirst()
                .orElse(null);
    }

    private World meet(Waiting partner, String result) {
        final List<Met> all = new ArrayList<>(met);
        all.add(new Met(partner.thread, result));
        return new World(channels, without(w -> w.thread == partner.thread), all);
    }

    World lineUp(int thread, Case what) {
        if (channel(what.channel()).capacity > 0) {
            return this; // who waits at a buffer finds out by itself
        }
        final List<Waiting> longer = new ArrayList<>(line);
        longer.add(new Waiting(thread, what));
        return new World(channels, longer, met);
    }

    World leave(int thread) {
        return new World(channels, without(w -> w.thread == thread), met);
    }

    /** What a thread got from a partner, or null. */
    String met(int thread) {
        return met.stream()
                .filter(m -> m.thread == thread)
                .map(Met::result)
                .findFirst()
                .orElse(null);
    }

    World forget(int thread) {
        return new World(channels, line, met.stream().filter(m -> m.thread != thread).toList());
    }

    World close(int index) {
        final World closed = with(index, channel(index).buffer, true);
        return new World(
                closed.channels, closed.without(w -> w.what.channel() == index), closed.met);
    }

    private List<Waiting> without(Predicate<Waiting> leaving) {
        return line.stream().filter(leaving.negate()).toList();
    }

    private World with(int index, List<Integer> buffer, boolean closed) {
        final List<Chan> changed = new ArrayList<>(channels);
        changed.set(index, new Chan(channel(index).capacity, buffer, closed));
        return new World(changed, line, met);
    }
}
