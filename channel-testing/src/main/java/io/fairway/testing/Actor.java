package io.fairway.testing;

import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One thread of a test, and its result.
 *
 * @param <T> the type of the result
 */
public final class Actor<T> {
    private final Thread thread;
    private final Supplier<String> state;

    // Both written by the actor's thread before it ends, read after join.
    private @Nullable T result;
    private @Nullable Throwable failure;

    /** Whether the test has taken note of the failure. */
    private boolean failureSeen;

    Actor(ThreadKind kind, String name, Callable<? extends T> body, Supplier<String> state) {
        this.state = state;
        this.thread =
                kind.newThread(
                        name,
                        () -> {
                            try {
                                result = body.call();
                            } catch (Throwable e) {
                                failure = e;
                            }
                        });
    }

    void start() {
        thread.start();
    }

    /**
     * The thread.
     *
     * @return the thread
     */
    public Thread thread() {
        return thread;
    }

    /** Interrupts the thread. */
    public void interrupt() {
        thread.interrupt();
    }

    /**
     * Waits until the thread is parked or otherwise waiting.
     *
     * @return this actor
     * @throws AssertionError if it ends instead, or does neither within the watchdog's time
     */
    public Actor<T> awaitBlocked() {
        Watchdog.await(
                thread + " to block",
                state,
                () -> {
                    if (!thread.isAlive()) {
                        failureSeen = true;
                        throw new AssertionError(
                                thread.getName() + " ended and did not block; result: " + result,
                                failure);
                    }
                    final Thread.State s = thread.getState();
                    return s == Thread.State.WAITING || s == Thread.State.TIMED_WAITING;
                });
        return this;
    }

    /**
     * Whether the thread has ended.
     *
     * @return whether it has
     */
    public boolean isDone() {
        return !thread.isAlive();
    }

    /**
     * Waits for the end.
     *
     * @return what the body returned
     * @throws AssertionError if the body threw, with what it threw as its cause
     */
    public @Nullable T result() {
        join();
        if (failure != null) {
            failureSeen = true;
            throw new AssertionError(thread.getName() + " failed", failure);
        }
        return result;
    }

    /**
     * Waits for the end; the failure then does not fail the test any more.
     *
     * @return what the body threw
     * @throws AssertionError if it threw nothing
     */
    public Throwable failure() {
        join();
        failureSeen = true;
        if (failure == null) {
            throw new AssertionError(thread.getName() + " did not fail; result: " + result);
        }
        return failure;
    }

    void join() {
        Watchdog.join(thread, state);
    }

    /** The failure, if there was one that the test has not asked for. */
    @Nullable Throwable unseenFailure() {
        return failureSeen ? null : failure;
    }

    String describe() {
        return Watchdog.describe(thread, thread.getStackTrace());
    }
}
