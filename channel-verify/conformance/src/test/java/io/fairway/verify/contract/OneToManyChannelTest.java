package io.fairway.verify.contract;

import io.fairway.channel.ChannelBuilder;
import io.fairway.testkit.Feature;
import java.util.Set;

/** One sender, many receivers: the MPMC ring with a producer's role. */
class OneToManyChannelTest extends FairwayContract {

    @Override
    <T> ChannelBuilder<T> configure(ChannelBuilder<T> builder) {
        return builder.singleProducer();
    }

    @Override
    public Set<Feature> features() {
        return allBut(Feature.MANY_PRODUCERS);
    }
}
