package io.fairway.testkit;

import io.fairway.channel.Channel;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;

/** The reference channel passes the contract. */
class ReferenceChannelTest extends ChannelContractTest {

    @Override
    public <T> Channel<T> newChannel(int capacity) {
        return new ReferenceChannel<>(capacity);
    }

    @Override
    public <T> Channel<T> newChannel(int capacity, Consumer<? super T> undelivered) {
        return new ReferenceChannel<>(capacity, undelivered);
    }

    @Override
    public Set<Feature> features() {
        return EnumSet.allOf(Feature.class);
    }
}
