package io.fairway.channel;

import io.fairway.channel.blocking.Environment;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What the builders of channels of places have in common. */
final class PlaceOptions {
    @Nullable String name;
    boolean singleProducer;
    boolean singleConsumer;
    WaitStrategy waitStrategy = WaitStrategy.spinThenPark();
    @Nullable Consumer<? super Outstanding> reclaimed;
    Environment environment = Environment.SYSTEM;
}
