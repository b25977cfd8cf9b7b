package io.fairway.channel;

import java.util.function.Supplier;
import org.agrona.concurrent.IdleStrategy;

/**
 * Waits as an Agrona {@link IdleStrategy} does; the thread never parks in the channel. Needs Agrona
 * on the class path, which Fairway does not bring along.
 *
 * <p>Not for virtual threads, unless the idle strategy parks: as many as there are carriers, all
 * spinning or yielding, keep the others from running.
 */
public final class AgronaWaitStrategy implements WaitStrategy {
    private final ThreadLocal<IdleStrategy> strategies;

    private AgronaWaitStrategy(Supplier<? extends IdleStrategy> factory) {
        this.strategies = ThreadLocal.withInitial(factory);
    }

    /**
     * A strategy that idles as those the factory makes.
     *
     * @param factory makes one idle strategy for each thread that waits, because most keep state
     *     for one thread
     * @return the strategy
     * @throws NullPointerException if {@code factory} is null
     */
    public static AgronaWaitStrategy of(Supplier<? extends IdleStrategy> factory) {
        return new AgronaWaitStrategy(factory);
    }

    @Override
    public boolean idle(int round) {
        final IdleStrategy strategy = strategies.get();
        if (round == 0) {
            strategy.reset();
        }
        strategy.idle();
        return true;
    }
}
