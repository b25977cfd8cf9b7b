package io.fairway.verify.bugs;

import io.fairway.channel.Channel;
import io.fairway.channel.WaitStrategy;
import io.fairway.testing.ThreadKind;
import io.fairway.verify.Tier;

/**
 * A kind of channel, and of the threads that use it.
 *
 * @param threads the kind of threads
 * @param kind the kind of channel
 * @param share how many settings the test runs with, which share its full count
 */
record Setting(ThreadKind threads, Kind kind, int share) {
    /** So many rounds in each build; in full, this setting's share of so many. */
    int rounds(int quick, int full) {
        return Tier.rounds(quick, Math.max(quick, full / share));
    }

    /** A channel whose threads park as soon as they have to wait, which the bugs need. */
    <T> Channel<T> channel() {
        return kind.<T>builder().waitStrategy(WaitStrategy.parking()).build();
    }

    /** A channel for this round of a race: in turn one that parks at once, and a usual one. */
    <T> Channel<T> channel(int round) {
        return round % 2 == 0 ? channel() : kind.<T>builder().build();
    }

    /** As many threads as may send, but no more than this. */
    int senders(int most) {
        return kind.manySenders ? most : 1;
    }

    /** As many threads as may receive, but no more than this. */
    int receivers(int most) {
        return kind.manyReceivers ? most : 1;
    }

    @Override
    public String toString() {
        return kind + " " + threads;
    }
}
