package io.fairway.testkit;

import io.fairway.channel.Channel;
import io.fairway.testing.Actor;
import io.fairway.testing.ThreadKind;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The contract of a channel. A subclass says how to make one, and what it can do:
 *
 * <pre>{@code
 * class BrokerChannelTest extends ChannelContractTest {
 *     public <T> Channel<T> newChannel(int capacity) {
 *         return new BrokerChannel<>(capacity);
 *     }
 *
 *     public Set<Feature> features() { // all but what it cannot do
 *         return EnumSet.complementOf(EnumSet.of(Feature.UNBUFFERED, Feature.FAIR));
 *     }
 * }
 * }</pre>
 *
 * <p>Each test runs with every capacity and every kind of threads; no test sleeps to find out
 * whether a thread has blocked. Options: {@code -Dfairway.test.repeat=10} for longer races, {@code
 * -Dfairway.test.seed=...} to replay one, {@code -Dfairway.test.watchdog.seconds=60} until a wait
 * counts as stuck.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(FeatureCondition.class)
public abstract class ChannelContractTest
        implements BasicContract,
                BlockingContract,
                CloseContract,
                CancelContract,
                TimeoutContract,
                InterruptContract,
                TransferContract,
                RaceContract {

    /** The contract of a subclass's channels. */
    protected ChannelContractTest() {}

    /**
     * Makes a channel.
     *
     * @param <T> the type of the elements
     * @param capacity how many elements it holds; 0 for an unbuffered one
     * @return a new channel
     */
    @Override
    public abstract <T> Channel<T> newChannel(int capacity);

    /**
     * Makes a channel with a hook; to be overridden by who declares {@link
     * Feature#UNDELIVERED_HOOK}.
     *
     * @param <T> the type of the elements
     * @param capacity how many elements it holds; 0 for an unbuffered one
     * @param undelivered gets the elements that {@code cancel} discards
     * @return a new channel
     */
    @Override
    public <T> Channel<T> newChannel(int capacity, Consumer<? super T> undelivered) {
        throw new UnsupportedOperationException("UNDELIVERED_HOOK is declared, so override this");
    }

    /**
     * What the channels can do; all but the hook, if not overridden.
     *
     * @return the features
     */
    @Override
    public Set<Feature> features() {
        return EnumSet.complementOf(EnumSet.of(Feature.UNDELIVERED_HOOK));
    }

    /**
     * The capacities to test; those that {@link #features} excludes are left out.
     *
     * @return the capacities, 0 for unbuffered
     */
    @Override
    public int[] capacities() {
        return new int[] {0, 1, 2, 3, 10};
    }

    /**
     * The kinds of threads to test with; all that the JDK has, if not overridden.
     *
     * @return the kinds
     */
    @Override
    public List<ThreadKind> threadKinds() {
        return ThreadKind.available();
    }

    /**
     * Waits until a thread is blocked on a channel and stands in its line. If not overridden, until
     * it is waiting by {@link Thread#getState()}.
     *
     * @param channel the channel
     * @param actor the thread
     */
    @Override
    public void awaitBlocked(Channel<?> channel, Actor<?> actor) {
        actor.awaitBlocked();
    }

    /**
     * Called after each test with its channel, which no thread uses any more; to be overridden to
     * check what must hold inside.
     *
     * @param channel the channel
     */
    @Override
    public void checkAtRest(Channel<?> channel) {}
}
