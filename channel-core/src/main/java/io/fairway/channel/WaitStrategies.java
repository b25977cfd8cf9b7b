package io.fairway.channel;

import io.fairway.channel.blocking.Idler;
import io.fairway.channel.blocking.VirtualThreads;

/** The strategies that {@link WaitStrategy} offers. */
enum WaitStrategies implements WaitStrategy {
    SPIN_THEN_PARK {
        @Override
        public boolean idle(int round) {
            if (VirtualThreads.isCurrentVirtual()) {
                return false;
            }
            if (round < SPIN_ROUNDS && Processors.OF_THIS_PROCESS.moreThanOne()) {
                pause(round < SHORT_ROUNDS ? 1 : LONG_PAUSE);
                return true;
            }
            Processors.OF_THIS_PROCESS.refresh();
            return false;
        }
    },
    PARKING {
        @Override
        public boolean idle(int round) {
            return false;
        }
    },
    SPINNING {
        @Override
        public boolean idle(int round) {
            Thread.onSpinWait();
            return true;
        }
    },
    YIELDING {
        @Override
        public boolean idle(int round) {
            if (VirtualThreads.isCurrentVirtual()) {
                return false; // those that yield may keep every carrier from those they wait for
            }
            if (round < SHORT_ROUNDS) {
                Thread.onSpinWait();
            } else {
                Thread.yield();
            }
            return true;
        }
    };

    /** Rounds with the shortest pause, for a partner that is about to act. */
    private static final int SHORT_ROUNDS = 128;

    /** Rounds in all before parking: together some 20 microseconds where a pause takes 30 ns. */
    private static final int SPIN_ROUNDS = 192;

    /** Pauses in each later round, so that a partner finds its cache lines undisturbed. */
    private static final int LONG_PAUSE = 8;

    /**
     * Times that a sender yields before it parks. In line it shuts the ring's gate, which costs
     * everybody; and with more threads than processors, what it waits for is often a receiver that
     * has no processor.
     */
    private static final int YIELD_ROUNDS = 16;

    /** Whether a thread that waits by this strategy spins at first. */
    static boolean spins(WaitStrategy strategy) {
        return strategy == SPIN_THEN_PARK || strategy == SPINNING || strategy == YIELDING;
    }

    /** Whether the strategy may have threads idle before they park. */
    static boolean idles(WaitStrategy strategy) {
        return strategy != PARKING;
    }

    /** Whether the strategy spins, but has virtual threads park. */
    static boolean sparesCarriers(WaitStrategy strategy) {
        return strategy == SPIN_THEN_PARK || strategy == YIELDING;
    }

    /** What a sender does that waits for room in a buffer: it yields before it parks. */
    static Idler forRoom(WaitStrategy strategy) {
        return strategy == SPIN_THEN_PARK ? WaitStrategies::spinThenYield : strategy::idle;
    }

    private static boolean spinThenYield(int round) {
        if (SPIN_THEN_PARK.idle(round)) {
            return true;
        }
        if (round < SPIN_ROUNDS || round >= SPIN_ROUNDS + YIELD_ROUNDS) {
            return false; // a virtual thread, or the only processor; or enough
        }
        Thread.yield();
        return true;
    }

    private static void pause(int times) {
        for (int i = 0; i < times; i++) {
            Thread.onSpinWait();
        }
    }
}
