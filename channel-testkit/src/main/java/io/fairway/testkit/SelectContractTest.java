package io.fairway.testkit;

import io.fairway.channel.Channel;
import io.fairway.testing.ThreadKind;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInstance;

/**
 * The contract of a select. A subclass makes channels, and selects over them.
 *
 * <p>Each test runs with channels of every capacity and every kind of threads. Blocked threads must
 * show as waiting, by {@link Thread#getState()}. Options are those of {@link ChannelContractTest}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class SelectContractTest
        implements SelectChoiceContract, SelectWaitContract, SelectRaceContract {

    /** The contract of a subclass's selects. */
    protected SelectContractTest() {}

    /**
     * Makes a channel.
     *
     * @param capacity how many elements it holds; 0 for an unbuffered one
     * @return a new channel
     */
    @Override
    public abstract Channel<Object> newChannel(int capacity);

    /**
     * Makes a select that chooses at random among the ready cases.
     *
     * @param cases the cases
     * @return a new select
     */
    @Override
    public abstract SelectUnderTest newSelect(List<SelectOp> cases);

    /**
     * Makes a select that chooses the first ready case.
     *
     * @param cases the cases
     * @return a new select
     */
    @Override
    public abstract SelectUnderTest newBiasedSelect(List<SelectOp> cases);

    /**
     * Called after each test with its channels, which no thread uses any more; to be overridden to
     * check what must hold inside, as that no case is left in a line.
     *
     * @param channel one of the channels
     */
    @Override
    public void checkAtRest(Channel<?> channel) {}

    /**
     * The capacities to test.
     *
     * @return the capacities, 0 for unbuffered
     */
    protected int[] capacities() {
        return new int[] {0, 1, 2};
    }

    @Override
    public final Stream<ContractSetup> setups() {
        return Arrays.stream(capacities())
                .boxed()
                .flatMap(
                        capacity ->
                                ThreadKind.available().stream()
                                        .map(kind -> new ContractSetup(capacity, kind)));
    }

    @Override
    public final Stream<ContractSetup> buffered() {
        return setups().filter(each -> each.capacity() > 0);
    }

    @Override
    public final Stream<ContractSetup> unbuffered() {
        return setups().filter(each -> each.capacity() == 0);
    }
}
