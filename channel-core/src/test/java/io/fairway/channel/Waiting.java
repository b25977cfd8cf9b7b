package io.fairway.channel;

import java.util.function.Supplier;
import org.agrona.concurrent.BackoffIdleStrategy;

/** The wait strategies under test. */
enum Waiting {
    SPIN_THEN_PARK(WaitStrategy::spinThenPark),
    PARKING(WaitStrategy::parking),
    SPINNING(WaitStrategy::spinning),
    YIELDING(WaitStrategy::yielding),
    AGRONA(() -> AgronaWaitStrategy.of(BackoffIdleStrategy::new));

    private final Supplier<WaitStrategy> factory;

    Waiting(Supplier<WaitStrategy> factory) {
        this.factory = factory;
    }

    WaitStrategy strategy() {
        return factory.get();
    }
}
