package io.fairway.verify.contract;

import io.fairway.channel.ChannelBuilder;
import io.fairway.channel.WaitStrategy;
import io.fairway.testkit.Feature;
import java.util.Set;

/** Threads yield, and never show as waiting. */
class YieldingChannelTest extends FairwayContract {

    @Override
    <T> ChannelBuilder<T> configure(ChannelBuilder<T> builder) {
        return builder.waitStrategy(WaitStrategy.yielding());
    }

    @Override
    public Set<Feature> features() {
        return allBut(Feature.PARKS);
    }
}
