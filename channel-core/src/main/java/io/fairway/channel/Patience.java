package io.fairway.channel;

import io.fairway.channel.blocking.Idler;
import org.jspecify.annotations.Nullable;

/**
 * Whether virtual threads that wait for a channel should spin a little before they park, learnt
 * from what it was good for lately.
 *
 * <p>Where both ends run at the same time, the other is there within a fraction of what parking
 * costs. Where there are more threads than carriers the other often cannot run until this one
 * leaves, and spinning only keeps it away. So a channel starts by spinning shortly, stops when that
 * has been in vain several times running, and tries again once in a while.
 *
 * <p>Two ends that park find each other parked, on one carrier: no short wait of one of them shows
 * what both would gain on two. So a trial is long enough, in each wait and in their number, for
 * another carrier to wake and take one of them over; and each trial in vain makes the next rarer.
 * What counts is the time: a partner that comes late costs more than parking would have.
 *
 * <p>Plain fields: the threads share what they learn, and an outdated value costs a moment.
 */
final class Patience {

    /** How many pauses a virtual thread spins at first, half a microsecond or more. */
    private static final int SHORT_ROUNDS = 16;

    /** How many in a trial, and as long as that goes well. */
    private static final int LONG_ROUNDS = 128;

    /** So many rounds, about, take as long as to park and to be woken. */
    private static final int WORTH = 16;

    /** What spinning may cost at first, in rounds, before it stops. */
    private static final int FIRST_CREDIT = 4 * SHORT_ROUNDS;

    /** The same in a trial. */
    private static final int TRIAL_CREDIT = 16 * LONG_ROUNDS;

    /** What can be saved up by spinning that pays. */
    private static final int MOST_CREDIT = TRIAL_CREDIT + 16 * WORTH;

    /** So many waits later there is a trial; twice as many after each that was in vain. */
    private static final int SKIPS = 1 << 12;

    private static final int MOST_SKIPS = 1 << 17;

    private static final Idler SHORT = Patience::spinShortly;
    private static final Idler LONG = Patience::spinLong;

    private Idler idler = SHORT;

    /** So many rounds may still be lost, and spinning stops. */
    private int credit = FIRST_CREDIT;

    /** So many waits from now on, and there is a trial. */
    private int skips;

    /** What skips begins with when spinning stops the next time. */
    private int gap = SKIPS;

    /** What a wait that begins does before it parks; null if it had better park at once. */
    @Nullable Idler newIdler() {
        if (credit > 0) {
            return idler;
        }
        if (--skips > 0) {
            return null;
        }
        gap = Math.min(2 * gap, MOST_SKIPS);
        idler = LONG;
        credit = TRIAL_CREDIT;
        return idler;
    }

    /** Learns from a wait that has idled like this for so many rounds. */
    void learn(@Nullable Idler used, int rounds, boolean met) {
        if (used != SHORT && used != LONG) {
            return;
        }
        final int old = credit;
        final int now = Math.min(old + (met ? WORTH : 0) - rounds, MOST_CREDIT);
        if (now != old) { // only then, as the other side may have this line
            credit = now;
        }
        if (now <= 0 && old > 0) {
            skips = gap;
        } else if (now == MOST_CREDIT && gap != SKIPS) {
            gap = SKIPS;
        }
    }

    private static boolean spinShortly(int round) {
        Thread.onSpinWait();
        return round < SHORT_ROUNDS;
    }

    private static boolean spinLong(int round) {
        Thread.onSpinWait();
        return round < LONG_ROUNDS;
    }
}
