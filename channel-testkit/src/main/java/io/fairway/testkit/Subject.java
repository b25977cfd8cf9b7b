package io.fairway.testkit;

import io.fairway.channel.Channel;
import io.fairway.testing.Actor;
import io.fairway.testing.ThreadKind;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The channels that a contract is about. */
interface Subject {

    /** What they can do. */
    Set<Feature> features();

    /** The capacities to test, without those that {@link #features} excludes. */
    int[] capacities();

    /** The kinds of threads to test with. */
    List<ThreadKind> threadKinds();

    /** A new channel; unbuffered if the capacity is 0. */
    <T> Channel<T> newChannel(int capacity);

    /** A new channel with a hook for the elements that cancel discards. */
    <T> Channel<T> newChannel(int capacity, Consumer<? super T> undelivered);

    /** Waits until a thread is blocked, and in line. */
    void awaitBlocked(Channel<?> channel, Actor<?> actor);

    /** Checks what must hold of a channel that no thread uses any more. */
    void checkAtRest(Channel<?> channel);

    /** All setups. */
    default Stream<ContractSetup> setups() {
        final Stream.Builder<ContractSetup> setups = Stream.builder();
        for (int capacity : capacities()) {
            final Feature kind = capacity == 0 ? Feature.UNBUFFERED : Feature.BOUNDED;
            if (features().contains(kind)) {
                threadKinds().forEach(each -> setups.add(new ContractSetup(capacity, each)));
            }
        }
        return setups.build();
    }

    /** The setups with a buffer. */
    default Stream<ContractSetup> buffered() {
        return setups().filter(each -> each.capacity() > 0);
    }

    /** The setups without a buffer. */
    default Stream<ContractSetup> unbuffered() {
        return setups().filter(each -> each.capacity() == 0);
    }

    /** A channel and threads for one test. */
    default <T> Scene<T> scene(ContractSetup setup) {
        return new Scene<>(this, newChannel(setup.capacity()), setup.kind());
    }

    /** As many as may send, at most these. */
    default int producers(int most) {
        return features().contains(Feature.MANY_PRODUCERS) ? most : 1;
    }

    /** As many as may receive, at most these. */
    default int consumers(int most) {
        return features().contains(Feature.MANY_CONSUMERS) ? most : 1;
    }
}
