package io.fairway.verify.contract;

import io.fairway.channel.ChannelBuilder;
import io.fairway.testkit.Feature;
import java.util.Set;

/** Many senders, one receiver: the MPSC ring. */
class ManyToOneChannelTest extends FairwayContract {

    @Override
    <T> ChannelBuilder<T> configure(ChannelBuilder<T> builder) {
        return builder.singleConsumer();
    }

    @Override
    public Set<Feature> features() {
        return allBut(Feature.MANY_CONSUMERS);
    }
}
