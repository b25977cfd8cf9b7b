package io.fairway.verify.contract;

import io.fairway.channel.AgronaWaitStrategy;
import io.fairway.channel.ChannelBuilder;
import io.fairway.testing.ThreadKind;
import io.fairway.testkit.Feature;
import java.util.List;
import java.util.Set;
import org.agrona.concurrent.BackoffIdleStrategy;

/** Threads idle as an Agrona strategy says, which parks them by itself for short times. */
class AgronaChannelTest extends FairwayContract {

    @Override
    <T> ChannelBuilder<T> configure(ChannelBuilder<T> builder) {
        return builder.waitStrategy(AgronaWaitStrategy.of(BackoffIdleStrategy::new));
    }

    @Override
    public Set<Feature> features() {
        return allBut(Feature.PARKS); // for it shows as waiting before it stands in line
    }

    @Override
    public List<ThreadKind> threadKinds() {
        return List.of(ThreadKind.PLATFORM);
    }
}
