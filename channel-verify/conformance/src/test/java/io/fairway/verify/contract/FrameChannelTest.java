package io.fairway.verify.contract;

import io.fairway.testkit.Feature;
import java.util.Set;
import java.util.function.Consumer;

/** Frames from one sender to any number of receivers. */
class FrameChannelTest extends AdaptedContract {

    @Override
    <T> AdaptedChannel<T> adapted(int capacity, Consumer<? super T> undelivered) {
        return new FramedChannel<>(capacity, builder -> builder, undelivered);
    }

    @Override
    public Set<Feature> features() {
        return allBut(Feature.UNBUFFERED, Feature.MANY_PRODUCERS);
    }
}
