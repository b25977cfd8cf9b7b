package io.fairway.testkit;

import io.fairway.channel.Channel;
import io.fairway.testing.Actor;
import io.fairway.testing.Actors;
import io.fairway.testing.ThreadKind;
import java.util.concurrent.Callable;

/**
 * A channel and the threads of a test that use it. Closing it waits for the threads, fails the test
 * if one of them failed, and checks the channel at rest.
 */
final class Scene<T> implements AutoCloseable {
    final Channel<T> channel;
    final Actors actors;
    private final Subject subject;

    Scene(Subject subject, Channel<T> channel, ThreadKind kind) {
        this.subject = subject;
        this.channel = channel;
        this.actors = new Actors(kind).watch(channel);
    }

    <R> Actor<R> start(String name, Callable<? extends R> body) {
        return actors.start(name, body);
    }

    Actor<Void> run(String name, Actors.Action body) {
        return actors.run(name, body);
    }

    /** Starts a thread and waits until it is blocked, in line. */
    <R> Actor<R> block(String name, Callable<? extends R> body) {
        final Actor<R> actor = actors.start(name, body);
        subject.awaitBlocked(channel, actor);
        return actor;
    }

    /** Starts a thread that sends this, and waits until it is blocked. */
    Actor<Void> blockSender(T element) {
        return block(
                "sender of " + element,
                () -> {
                    channel.send(element);
                    return null;
                });
    }

    /** Starts a thread that receives, and waits until it is blocked. */
    Actor<T> blockReceiver() {
        return block("receiver", channel::recv);
    }

    @Override
    public void close() {
        actors.close();
        subject.checkAtRest(channel);
    }
}
