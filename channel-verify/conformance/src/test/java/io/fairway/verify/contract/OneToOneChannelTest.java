package io.fairway.verify.contract;

import io.fairway.channel.ChannelBuilder;
import io.fairway.testkit.Feature;
import java.util.Set;

/** One sender, one receiver: the SPSC ring. */
class OneToOneChannelTest extends FairwayContract {

    @Override
    <T> ChannelBuilder<T> configure(ChannelBuilder<T> builder) {
        return builder.singleProducer().singleConsumer();
    }

    @Override
    public Set<Feature> features() {
        return allBut(Feature.MANY_PRODUCERS, Feature.MANY_CONSUMERS);
    }
}
