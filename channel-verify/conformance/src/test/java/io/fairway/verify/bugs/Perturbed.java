package io.fairway.verify.bugs;

import io.fairway.channel.Channel;
import io.fairway.channel.WaitStrategy;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Delays a thread at the steps of blocking and waking: before it gets in line, before it parks,
 * before it wakes another; and has it return from parking for no reason.
 */
final class Perturbed extends SystemEnvironment implements WaitStrategy {
    private static final long PREEMPTION_NANOS = 100_000;

    /** A channel whose threads are delayed. */
    static <T> Channel<T> channel(Kind kind) {
        final Perturbed perturbed = new Perturbed();
        return perturbed.build(kind.<T>builder().waitStrategy(perturbed));
    }

    @Override
    public boolean idle(int round) {
        delay();
        return round < 2 && ThreadLocalRandom.current().nextBoolean();
    }

    @Override
    public void park(Object blocker) {
        delay();
        if (ThreadLocalRandom.current().nextInt(4) != 0) {
            super.park(blocker);
        }
    }

    @Override
    public void parkNanos(Object blocker, long nanos) {
        delay();
        if (ThreadLocalRandom.current().nextInt(4) != 0) {
            super.parkNanos(blocker, nanos);
        }
    }

    @Override
    public void unpark(Thread thread) {
        delay();
        super.unpark(thread);
    }

    /** Not by parking, which would use up a permit that is not ours. */
    private static void delay() {
        final int choice = ThreadLocalRandom.current().nextInt(100);
        if (choice < 40) {
            for (int i = 0; i < choice * 20; i++) {
                Thread.onSpinWait();
            }
        } else if (choice < 60) {
            Thread.yield();
        } else if (choice < 62) {
            final long end = System.nanoTime() + PREEMPTION_NANOS;
            while (System.nanoTime() - end < 0) {
                Thread.onSpinWait();
            }
        }
    }
}
