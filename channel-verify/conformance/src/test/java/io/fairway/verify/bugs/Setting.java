package io.fairway.verify.bugs;

import io.fairway.channel.Channel;
import io.fairway.channel.WaitStrategy;
import io.fairway.testing.ThreadKind;
import io.fairway.verify.Tier;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A kind of channel, and of the threads that use it.
 *
 * @param threads the kind of threads
 * @param kind the kind of channel
 * @param share how many settings the test runs with, which share its full count
 */
record Setting(ThreadKind threads, Kind kind, int share) {
    static final String ALL = "io.fairway.verify.bugs.Setting#all";
    static final String BUFFERED = "io.fairway.verify.bugs.Setting#buffered";
    static final String MANY = "io.fairway.verify.bugs.Setting#many";

    static List<Setting> all() {
        return where(kind -> true);
    }

    static List<Setting> buffered() {
        return where(kind -> kind.capacity > 0);
    }

    /** Those for any number of threads on both sides. */
    static List<Setting> many() {
        return where(kind -> kind.manySenders && kind.manyReceivers);
    }

    private static List<Setting> where(Predicate<Kind> condition) {
        final List<Kind> kinds =
                Arrays.stream(Kind.values()).filter(condition).collect(Collectors.toList());
        final List<ThreadKind> threads = ThreadKind.available();
        return threads.stream()
                .flatMap(
                        each ->
                                kinds.stream()
                                        .map(
                                                kind ->
                                                        new Setting(
                                                                each,
                                                                kind,
                                                                kinds.size() * threads.size())))
                .collect(Collectors.toList());
    }

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
