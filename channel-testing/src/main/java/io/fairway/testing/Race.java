package io.fairway.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Threads that go through the same rounds, and begin each at the same instant but for a few random
 * pauses. After each round, when all have done their part, the check is made on the first thread.
 *
 * <pre>{@code
 * new Race(ThreadKind.PLATFORM, "close against send")
 *         .with(round -> results[round] = channel.trySend(round))
 *         .with(round -> channel.close())
 *         .check(round -> channel = checked(channel))
 *         .run(Seeds.rounds(10_000));
 * }</pre>
 */
public final class Race {
    private static final int MOST_PAUSES = 64;
    private static final int SPINS = 200;
    private static final int YIELDS = 1000;

    /** Virtual threads that yield again and again can starve one that has not begun. */
    private static final long LAST_RESORT_NANOS = 50_000;

    private final ThreadKind kind;
    private final Random seeds;
    private final List<Part> parts = new ArrayList<>();
    private Part check = round -> {};

    /** How many have arrived at all meetings so far. */
    private final AtomicInteger arrivals = new AtomicInteger();

    private volatile boolean broken;

    /**
     * A race without threads so far.
     *
     * @param kind the kind of its threads
     * @param name names it where its seed is printed
     */
    public Race(ThreadKind kind, String name) {
        this.kind = kind;
        this.seeds = Seeds.random(name);
    }

    /** What one thread does in a round. */
    @FunctionalInterface
    public interface Part {
        /**
         * Does it.
         *
         * @param round the round, from 0
         * @throws Exception to fail the race
         */
        void run(int round) throws Exception;
    }

    /**
     * Adds a thread.
     *
     * @param part what it does in each round
     * @return this race
     */
    public Race with(Part part) {
        parts.add(part);
        return this;
    }

    /**
     * Sets what is checked between two rounds, and readied for the next.
     *
     * @param newCheck runs on the first thread, while the others wait
     * @return this race
     */
    public Race check(Part newCheck) {
        this.check = newCheck;
        return this;
    }

    /**
     * Runs the rounds; a failure of any thread ends and fails the race.
     *
     * @param rounds how many; see {@link Seeds#rounds}
     * @param watched what to report if a thread is stuck
     */
    public void run(int rounds, Object... watched) {
        try (Actors actors = new Actors(kind).watch(watched)) {
            for (int i = 0; i < parts.size(); i++) {
                final int index = i;
                final SplittableRandom random = new SplittableRandom(seeds.nextLong());
                actors.run("part " + i, () -> runPart(index, rounds, random));
            }
        } finally {
            broken = true; // whoever is left, ends
        }
    }

    private void runPart(int index, int rounds, SplittableRandom random) throws Exception {
        int meeting = 0;
        try {
            for (int round = 0; round < rounds; round++) {
                if (!meet(++meeting)) {
                    return;
                }
                for (int pauses = random.nextInt(MOST_PAUSES); pauses > 0; pauses--) {
                    Thread.onSpinWait();
                }
                parts.get(index).run(round);
                if (!meet(++meeting)) {
                    return;
                }
                if (index == 0) {
                    check.run(round);
                }
            }
        } catch (Throwable e) {
            broken = true;
            throw e;
        }
    }

    /** Waits for the others without blocking on anything they use; false if broken. */
    private boolean meet(int meeting) {
        arrivals.incrementAndGet();
        // A pending interrupt, which may also come while it waits here, would keep this thread from
        // sleeping, and a virtual one would keep its carrier from the others; it gets it back.
        boolean interrupted = Thread.interrupted();
        for (int i = 0; arrivals.get() < meeting * parts.size() && !broken; i++) {
            interrupted |= Thread.interrupted();
            if (i < SPINS) {
                Thread.onSpinWait();
            } else if (i < SPINS + YIELDS) {
                Thread.yield();
            } else {
                LockSupport.parkNanos(LAST_RESORT_NANOS);
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return !broken;
    }
}
