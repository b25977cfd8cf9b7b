package io.fairway.verify.contract;

import io.fairway.channel.ChannelBuilder;
import io.fairway.channel.WaitStrategy;
import io.fairway.testing.ThreadKind;
import io.fairway.testkit.Feature;
import java.util.List;
import java.util.Set;

/** Threads spin for ever; one each way, as more of them than cores hardly get anywhere. */
class SpinningChannelTest extends FairwayContract {

    @Override
    <T> ChannelBuilder<T> configure(ChannelBuilder<T> builder) {
        return builder.waitStrategy(WaitStrategy.spinning()).singleProducer().singleConsumer();
    }

    @Override
    public Set<Feature> features() {
        return allBut(Feature.PARKS, Feature.MANY_PRODUCERS, Feature.MANY_CONSUMERS);
    }

    @Override
    public List<ThreadKind> threadKinds() {
        return List.of(ThreadKind.PLATFORM); // the strategy is not for virtual threads
    }
}
