package io.fairway.verify.contract;

import io.fairway.testkit.Feature;
import java.util.Set;
import java.util.function.Consumer;

/** Slots between one sender and one receiver. */
class OneToOneSlotChannelTest extends AdaptedContract {

    @Override
    <T> AdaptedChannel<T> adapted(int capacity, Consumer<? super T> undelivered) {
        return new SlottedChannel<>(
                capacity, builder -> builder.singleProducer().singleConsumer(), undelivered);
    }

    @Override
    public Set<Feature> features() {
        return allBut(
                Feature.UNBUFFERED, Feature.FAIR, Feature.MANY_PRODUCERS, Feature.MANY_CONSUMERS);
    }
}
