package io.fairway.bench.gate;

import io.fairway.channel.Channel;
import io.fairway.channel.WaitStrategy;
import io.fairway.select.Select;
import io.fairway.select.SelectBuilder;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/**
 * Executes each operation once, after it has been executed before, and counts its atomic
 * instructions. Nobody else uses the channel meanwhile, so that the same happens each time. For a
 * {@link CountingLoader} to load.
 */
public final class AtomicScenes implements Callable<Map<String, String>> {
    private static final int CAPACITY = 1024;
    private static final int BEFORE = 10;
    private static final int[] CASES = {2, 8};
    private static final long PATIENCE_SECONDS = 60;
    private static final Object MESSAGE = new Object();

    private final Map<String, String> counts = new TreeMap<>();

    /** All scenes. */
    public AtomicScenes() {}

    /** The counts, by the name of the scene. */
    @Override
    public Map<String, String> call() throws Exception {
        for (Role role : Role.values()) {
            inPassing(role, CAPACITY);
            inPassing(role, 1);
            toBlocked(role, CAPACITY);
            toBlocked(role, 0);
            fromBlocked(role, 1);
            fromBlocked(role, 0);
        }
        for (int cases : CASES) {
            select(cases);
        }
        return counts;
    }

    private static String name(Role role, int capacity, String operation) {
        return role.name().toLowerCase(Locale.ROOT)
                + "/"
                + (capacity == 0 ? "unbuffered" : Integer.toString(capacity))
                + "/"
                + operation;
    }

    private static Channel<Object> channel(Role role, int capacity) {
        return role.builder(capacity).waitStrategy(WaitStrategy.parking()).build();
    }

    private void count(String name, Operation operation) throws Exception {
        AtomicTally.start();
        try {
            operation.run();
        } finally {
            counts.put(name, AtomicTally.stop());
        }
    }

    private void inPassing(Role role, int capacity) throws Exception {
        final Channel<Object> channel = channel(role, capacity);
        for (int i = 0; i < BEFORE; i++) {
            channel.send(MESSAGE);
            channel.recv();
            channel.trySend(MESSAGE);
            channel.tryRecv();
            channel.tryRecv();
        }
        count(name(role, capacity, "send"), () -> channel.send(MESSAGE));
        count(name(role, capacity, "recv"), channel::recv);
        count(name(role, capacity, "trySend"), () -> channel.trySend(MESSAGE));
        count(name(role, capacity, "tryRecv"), channel::tryRecv);
        count(name(role, capacity, "tryRecv in vain"), channel::tryRecv);
        count(name(role, capacity, "timed send"), () -> channel.send(MESSAGE, 1, TimeUnit.HOURS));
        count(name(role, capacity, "timed recv"), () -> channel.recv(1, TimeUnit.HOURS));
        for (int i = 0; i < capacity; i++) {
            channel.send(MESSAGE);
        }
        channel.trySend(MESSAGE);
        count(name(role, capacity, "trySend in vain"), () -> channel.trySend(MESSAGE));
    }

    /** The sender's part of a send to a receiver that has parked. */
    private void toBlocked(Role role, int capacity) throws Exception {
        final Channel<Object> channel = channel(role, capacity);
        final FutureTask<Object> receiver = new FutureTask<>(channel::recv);
        final Thread thread = startAndAwaitParked(receiver);
        count(name(role, capacity, "send to a parked receiver"), () -> channel.send(MESSAGE));
        receiver.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        thread.join();
    }

    /** The receiver's part of a receive while a sender has parked. */
    private void fromBlocked(Role role, int capacity) throws Exception {
        final Channel<Object> channel = channel(role, capacity);
        for (int i = 0; i < capacity; i++) {
            final FutureTask<Object> filler = send(channel);
            filler.run();
        }
        final FutureTask<Object> sender = send(channel);
        final Thread thread = startAndAwaitParked(sender);
        count(name(role, capacity, "recv from a parked sender"), channel::recv);
        sender.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        thread.join();
    }

    private static FutureTask<Object> send(Channel<Object> channel) {
        return new FutureTask<>(
                () -> {
                    channel.send(MESSAGE);
                    return null;
                });
    }

    private static Thread startAndAwaitParked(FutureTask<Object> task) {
        final Thread thread = Thread.ofPlatform().daemon().start(task);
        final long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (thread.getState() != Thread.State.WAITING) {
            if (task.isDone() || System.nanoTime() - deadline > 0) {
                throw new IllegalStateException("a thread did not wait: " + thread.getState());
            }
            Thread.onSpinWait();
        }
        return thread;
    }

    private void select(int cases) throws Exception {
        final SelectBuilder ready = Select.builder();
        final SelectBuilder idle = Select.builder();
        for (int i = 0; i < cases; i++) {
            final Channel<Object> channel = channel(Role.MPMC, 1);
            channel.trySend(MESSAGE);
            ready.recv(channel, channel::trySend);
            idle.recv(channel(Role.MPMC, 1), message -> {});
        }
        final Select of = ready.build();
        final Select in = idle.build();
        for (int i = 0; i < BEFORE; i++) {
            of.await();
            of.poll();
            in.poll();
        }
        count("select over " + cases + "/await ready", of::await);
        count("select over " + cases + "/poll ready", of::poll);
        count("select over " + cases + "/poll in vain", in::poll);
    }
}
