package io.fairway.verify.contract;

import io.fairway.channel.ChannelBuilder;
import io.fairway.testkit.Feature;
import java.util.Set;

/** As built if nothing is chosen. */
class DefaultChannelTest extends FairwayContract {

    @Override
    <T> ChannelBuilder<T> configure(ChannelBuilder<T> builder) {
        return builder;
    }

    @Override
    public Set<Feature> features() {
        return allBut();
    }
}
