package io.fairway.verify.contract;

import io.fairway.channel.WaitStrategy;
import io.fairway.testkit.Feature;
import java.util.Set;
import java.util.function.Consumer;

/** One slot, with which the order of claims is that of commits, so that it is fair, too. */
class OneSlotChannelTest extends AdaptedContract {

    @Override
    <T> AdaptedChannel<T> adapted(int capacity, Consumer<? super T> undelivered) {
        return new SlottedChannel<>(
                capacity, builder -> builder.waitStrategy(WaitStrategy.parking()), undelivered);
    }

    @Override
    public Set<Feature> features() {
        return allBut(Feature.UNBUFFERED);
    }

    @Override
    public int[] capacities() {
        return new int[] {1};
    }
}
