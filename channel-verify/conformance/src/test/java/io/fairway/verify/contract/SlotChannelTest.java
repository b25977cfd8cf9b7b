package io.fairway.verify.contract;

import java.util.function.Consumer;

/** Slots, for any number of threads. */
class SlotChannelTest extends AdaptedContract {

    @Override
    <T> AdaptedChannel<T> adapted(int capacity, Consumer<? super T> undelivered) {
        return new SlottedChannel<>(capacity, builder -> builder, undelivered);
    }
}
