package io.fairway.verify.contract;

import io.fairway.channel.Channel;
import io.fairway.testkit.ChannelContractTest;
import io.fairway.testkit.Feature;
import io.fairway.verify.Tier;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The contract of channels whose senders claim room and commit what they have written there. These
 * are buffered only. With room for more than one, blocked senders are given room in their order,
 * but may overtake each other on the way to the commit: so they are not fair as the contract means
 * it.
 */
abstract class AdaptedContract extends ChannelContractTest {

    abstract <T> AdaptedChannel<T> adapted(int capacity, Consumer<? super T> undelivered);

    @Override
    public final <T> Channel<T> newChannel(int capacity) {
        return adapted(capacity, element -> {});
    }

    @Override
    public final <T> Channel<T> newChannel(int capacity, Consumer<? super T> undelivered) {
        return adapted(capacity, undelivered);
    }

    @Override
    public Set<Feature> features() {
        return allBut(Feature.UNBUFFERED, Feature.FAIR);
    }

    @Override
    public int[] capacities() {
        return Tier.isFull() ? new int[] {1, 2, 3, 10, 1024} : new int[] {1, 3};
    }

    @Override
    public final void checkAtRest(Channel<?> channel) {
        ((AdaptedChannel<?>) channel).checkAtRest();
    }

    /** All features but these. */
    static Set<Feature> allBut(Feature... missing) {
        final Set<Feature> features = EnumSet.allOf(Feature.class);
        features.removeAll(Set.of(missing));
        return features;
    }
}
