package io.fairway.verify.contract;

import io.fairway.channel.ChannelBuilder;
import io.fairway.channel.WaitStrategy;
import io.fairway.testkit.Feature;
import java.util.Set;

/** Threads park at once. */
class ParkingChannelTest extends FairwayContract {

    @Override
    <T> ChannelBuilder<T> configure(ChannelBuilder<T> builder) {
        return builder.waitStrategy(WaitStrategy.parking());
    }

    @Override
    public Set<Feature> features() {
        return allBut();
    }
}
