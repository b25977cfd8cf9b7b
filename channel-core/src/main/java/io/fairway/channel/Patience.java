package io.fairway.channel;

import io.fairway.channel.blocking.Idler;
import org.jspecify.annotations.Nullable;

/**
 * Whether virtual threads that wait for a channel should spin a little before they park, learnt
 * from what it was good for lately.
 *
 * <p>Where both ends run at the same time, the other is there within a fraction of what parking
 * costs. Where there are more threads than carriers the other often cannot run until this one
 * leaves, and spinning only keeps it away. So a channel starts by spinning, stops when that has
 * been in vain several times running, and tries again once in a while.
 *
 * <p>Plain fields: the threads share what they learn, and an outdated value costs a moment.
 */
final class Patience {

    /** How many pauses a virtual thread spins, half a microsecond or more. */
    private static final int ROUNDS = 16;

    /** So many times in vain running, and spinning stops. */
    private static final int FAILURES = 4;

    /** One wait in so many then tries again. */
    private static final int SKIPS = 256;

    private static final Idler IDLER = Patience::spin;

    private int failures;
    private int skips = SKIPS;

    /** What a wait that begins does before it parks; null if it had better park at once. */
    @Nullable Idler newIdler() {
        if (failures < FAILURES) {
            return IDLER;
        }
        if (--skips > 0) {
            return null;
        }
        skips = SKIPS;
        return IDLER;
    }

    /** Learns from a wait that has idled like this for some rounds. */
    void learn(Idler idler, boolean met) {
        if (idler == IDLER) {
            final int now = met ? 0 : Math.min(failures + 1, FAILURES);
            if (now != failures) {
                failures = now; // only then, as the other side may have this line
            }
        }
    }

    private static boolean spin(int round) {
        Thread.onSpinWait();
        return round < ROUNDS;
    }
}
