package io.fairway.verify.contract;

import io.fairway.channel.Channel;
import io.fairway.channel.ChannelBuilder;
import io.fairway.channel.Inspection;
import io.fairway.testkit.ChannelContractTest;
import io.fairway.testkit.Feature;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;

/** The contract of Fairway's own channels; a subclass chooses roles and strategy. */
abstract class FairwayContract extends ChannelContractTest {

    /** Chooses roles and strategy. */
    abstract <T> ChannelBuilder<T> configure(ChannelBuilder<T> builder);

    @Override
    public final <T> Channel<T> newChannel(int capacity) {
        return this.<T>builder(capacity).build();
    }

    @Override
    public final <T> Channel<T> newChannel(int capacity, Consumer<? super T> undelivered) {
        return this.<T>builder(capacity).onUndelivered(undelivered).build();
    }

    private <T> ChannelBuilder<T> builder(int capacity) {
        final ChannelBuilder<T> builder = Channel.builder();
        return configure(capacity == 0 ? builder : builder.capacity(capacity));
    }

    @Override
    public Set<Feature> features() {
        return EnumSet.allOf(Feature.class);
    }

    @Override
    public int[] capacities() {
        return new int[] {0, 1, 2, 3, 10, 1024};
    }

    @Override
    public final void checkAtRest(Channel<?> channel) {
        Inspection.checkAtRest(channel);
    }

    /** All features but these. */
    static Set<Feature> allBut(Feature... missing) {
        final Set<Feature> features = EnumSet.allOf(Feature.class);
        features.removeAll(Set.of(missing));
        return features;
    }
}
