package io.fairway.channel;

import io.fairway.testing.Actors;
import io.fairway.testing.Seeds;
import io.fairway.testing.ThreadKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Threads that go through the same rounds, and begin each at the same instant but for a few random
 * pauses. After each round, when all have done their part, the checks are made on the first thread.
 */
final class Race {
    private static final int MOST_PAUSES = 64;
    private static final int SPINS = 200;

    private final ThreadKind kind;
    private final Random seeds;
    private final List<Part> parts = new ArrayList<>();
    private Part check = round -> {};

    /** How many have arrived at all meetings so far. */
    private final AtomicInteger arrivals = new AtomicInteger();

    private volatile boolean broken;

    Race(ThreadKind kind, String name) {
        this.kind = kind;
        this.seeds = Seeds.random(name);
    }

    /** What one thread does in a round. */
    @FunctionalInterface
    interface Part {
        void run(int round) throws Exception;
    }

    /** Adds a thread. */
    Race with(Part part) {
        parts.add(part);
        return this;
    }

    /** Sets what is checked between two rounds, and readied for the next. */
    Race check(Part newCheck) {
        this.check = newCheck;
        return this;
    }

    /** Runs the rounds; a failure of any thread ends and fails the race. */
    void run(int rounds, Object... watched) {
        try (Actors actors = new Actors(kind).watch(watched)) {
            for (int i = 0; i < parts.size(); i++) {
                final int index = i;
                final SplittableRandom random = new SplittableRandom(seeds.nextLong());
                actors.run("part " + i, () -> runPart(index, rounds, random));
            }
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

    /** Waits for the others without blocking, so that interrupts do not matter; false if broken. */
    private boolean meet(int meeting) {
        arrivals.incrementAndGet();
        for (int i = 0; arrivals.get() < meeting * parts.size(); i++) {
            if (broken) {
                return false;
            }
            if (i < SPINS) {
                Thread.onSpinWait();
            } else {
                Thread.yield();
            }
        }
        return !broken;
    }
}
