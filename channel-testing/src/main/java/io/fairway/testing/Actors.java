package io.fairway.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;

/**
 * The threads of one test. Closing it, as try-with-resources does, waits for all of them under a
 * watchdog, and fails the test if any of them failed.
 *
 * <pre>{@code
 * try (Actors actors = new Actors(ThreadKind.PLATFORM).watch(channel)) {
 *     Actor<String> receiver = actors.start("receiver", channel::recv);
 *     receiver.awaitBlocked();
 *     channel.send("x");
 *     assertEquals("x", receiver.result());
 * }
 * }</pre>
 */
public final class Actors implements AutoCloseable {
    private final ThreadKind kind;
    private final List<Actor<?>> actors = new ArrayList<>();
    private final List<Object> watched = new ArrayList<>();

    /**
     * No threads so far.
     *
     * @param kind the kind of the threads
     */
    public Actors(ThreadKind kind) {
        this.kind = kind;
    }

    /** An action of a thread. */
    @FunctionalInterface
    public interface Action {
        /**
         * Acts.
         *
         * @throws Exception to fail the test
         */
        void run() throws Exception;
    }

    /**
     * Has what is stuck reported together with these objects.
     *
     * @param objects shown by their {@code toString}
     * @return this
     */
    public Actors watch(Object... objects) {
        watched.addAll(List.of(objects));
        return this;
    }

    /**
     * Starts a thread that has a result.
     *
     * @param <T> the type of the result
     * @param name the thread's name
     * @param body what it does
     * @return the thread
     */
    public <T> Actor<T> start(String name, Callable<? extends T> body) {
        final Actor<T> actor = new Actor<>(kind, name, body, this::describe);
        actors.add(actor);
        actor.start();
        return actor;
    }

    /**
     * Starts a thread that has no result.
     *
     * @param name the thread's name
     * @param body what it does
     * @return the thread
     */
    public Actor<Void> run(String name, Action body) {
        return start(
                name,
                () -> {
                    body.run();
                    return null;
                });
    }

    /**
     * Waits for a condition under the watchdog.
     *
     * @param what names it, if it never holds
     * @param condition asked again and again
     * @throws AssertionError with a dump of all threads, if it never holds
     */
    public void await(String what, BooleanSupplier condition) {
        Watchdog.await(what, this::describe, condition);
    }

    /**
     * Waits for the threads started so far.
     *
     * @throws AssertionError if one of them failed and the test has not asked for it, or is stuck
     */
    public void join() {
        actors.forEach(Actor::join);
        AssertionError failed = null;
        for (Actor<?> actor : actors) {
            final Throwable failure = actor.unseenFailure();
            if (failure == null) {
                continue;
            }
            if (failed == null) {
                failed = new AssertionError(actor.thread().getName() + " failed", failure);
            } else {
                failed.addSuppressed(failure);
            }
        }
        if (failed != null) {
            throw failed;
        }
    }

    @Override
    public void close() {
        join();
    }

    private String describe() {
        final StringBuilder text = new StringBuilder("watched: ").append(watched);
        actors.forEach(actor -> text.append("\nactor ").append(actor.describe()));
        return text.toString();
    }
}
