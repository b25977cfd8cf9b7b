package io.fairway.channel;

import io.fairway.testing.Actor;
import io.fairway.testing.Actors;
import io.fairway.testing.ThreadKind;
import java.util.concurrent.Callable;

/**
 * A channel and the threads of a test that use it. Closing it waits for the threads, fails the test
 * if one of them failed, and checks the channel's invariants.
 */
final class Scene<T> implements AutoCloseable {
    final Channel<T> channel;
    final Actors actors;

    Scene(ThreadKind kind, Channel<T> channel) {
        this.channel = channel;
        this.actors = new Actors(kind).watch(channel);
    }

    /** Starts a thread that has a result. */
    <R> Actor<R> start(String name, Callable<? extends R> body) {
        return actors.start(name, body);
    }

    /** Starts a thread that has no result. */
    Actor<Void> run(String name, Actors.Action body) {
        return actors.run(name, body);
    }

    /** Starts a thread and waits until it is blocked, the last of all senders in line. */
    <R> Actor<R> parkSender(String name, Callable<? extends R> body) {
        final int line = queuedSenders() + 1;
        final Actor<R> actor = start(name, body);
        awaitSenders(line);
        return actor.awaitBlocked();
    }

    /** Starts a thread that sends this element, and waits until it is blocked. */
    Actor<Void> parkSender(T element) {
        return parkSender(
                "sender of " + element,
                () -> {
                    channel.send(element);
                    return null;
                });
    }

    /** Starts a thread and waits until it is blocked, the last of all receivers in line. */
    <R> Actor<R> parkReceiver(String name, Callable<? extends R> body) {
        final int line = queuedReceivers() + 1;
        final Actor<R> actor = start(name, body);
        awaitReceivers(line);
        return actor.awaitBlocked();
    }

    /** Starts a thread that receives, and waits until it is blocked. */
    Actor<T> parkReceiver() {
        return parkReceiver("receiver", channel::recv);
    }

    /** Waits until so many senders are in line. */
    void awaitSenders(int number) {
        actors.await(number + " senders in line", () -> queuedSenders() == number);
    }

    /** Waits until so many receivers are in line. */
    void awaitReceivers(int number) {
        actors.await(number + " receivers in line", () -> queuedReceivers() == number);
    }

    int queuedSenders() {
        return Invariants.handoff(channel).queuedSenders();
    }

    int queuedReceivers() {
        return Invariants.handoff(channel).queuedReceivers();
    }

    @Override
    public void close() {
        actors.close();
        Invariants.checkIdle(channel);
    }
}
