package io.fairway.select;

import io.fairway.testing.Actors;
import io.fairway.testing.Seeds;
import io.fairway.testing.ThreadKind;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;

/** Runs two steps at the same time on two threads, round after round. */
final class Race {
    private static final int SPINS = 200;
    private static final int YIELDS = 1000;

    /** On a busy machine threads that yield again and again hold up the one they wait for. */
    private static final long LAST_RESORT_NANOS = 50_000;

    private static final int LONGEST_HEAD_START = 100;
    private static final Step NOTHING = round -> {};

    private final String name;
    private final ThreadKind kind;
    private final int rounds;
    private final Object[] watched;
    private Step prepare = NOTHING;
    private Step check = NOTHING;

    private volatile int started;
    private volatile int finished;
    private volatile boolean failed;

    /** What happens in a round. */
    @FunctionalInterface
    interface Step {
        /** Happens; the rounds count from 1. */
        void run(int round) throws Exception;
    }

    /** A race of so many rounds, times {@code -Dfairway.test.repeat}. */
    Race(String name, ThreadKind kind, int rounds, Object... watched) {
        this.name = name;
        this.kind = kind;
        this.rounds = Seeds.rounds(rounds);
        this.watched = watched;
    }

    /** What comes before each round. */
    Race prepare(Step step) {
        this.prepare = step;
        return this;
    }

    /** What comes after each round, on the first step's thread. */
    Race check(Step step) {
        this.check = step;
        return this;
    }

    /** Runs it. Everything but the second step is done by the first one's thread. */
    void run(Step first, Step second) {
        final SplittableRandom random = new SplittableRandom(Seeds.random(name).nextLong());
        final SplittableRandom other = random.split();
        try (Actors actors = new Actors(kind).watch(watched)) {
            actors.run("first", () -> guarded(() -> lead(first, random)));
            actors.run("second", () -> guarded(() -> follow(second, other)));
        } finally {
            failed = true; // what is stuck, ends
        }
    }

    private void lead(Step first, SplittableRandom random) throws Exception {
        for (int round = 1; round <= rounds && !failed; round++) {
            prepare.run(round);
            started = round;
            pause(random);
            first.run(round);
            for (int spins = 0; finished != round && !failed; spins++) {
                idle(spins);
            }
            if (!failed) {
                check.run(round);
            }
        }
    }

    private void follow(Step second, SplittableRandom random) throws Exception {
        for (int round = 1; round <= rounds; round++) {
            for (int spins = 0; started != round && !failed; spins++) {
                idle(spins);
            }
            if (failed) {
                return;
            }
            pause(random);
            second.run(round);
            finished = round;
        }
    }

    private void guarded(Actors.Action body) throws Exception {
        boolean ended = false;
        try {
            body.run();
            ended = true;
        } finally {
            if (!ended) {
                failed = true;
            }
        }
    }

    private static void pause(SplittableRandom random) {
        for (int i = random.nextInt(LONGEST_HEAD_START); i > 0; i--) {
            Thread.onSpinWait();
        }
    }

    private static void idle(int spins) {
        if (spins < SPINS) {
            Thread.onSpinWait();
        } else if (spins < SPINS + YIELDS) {
            Thread.yield();
        } else {
            LockSupport.parkNanos(LAST_RESORT_NANOS);
        }
    }
}
