package io.fairway.channel;

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

    private static void pause(int times) {
        for (int i = 0; i < times; i++) {
            Thread.onSpinWait();
        }
    }
}
