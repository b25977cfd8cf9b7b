package io.fairway.testkit;

import io.fairway.channel.Channel;
import java.util.List;
import java.util.stream.Stream;

/** The selects that a contract is about. */
interface SelectSubject {

    /** A new channel; unbuffered if the capacity is 0. */
    Channel<Object> newChannel(int capacity);

    /** A select that chooses at random. */
    SelectUnderTest newSelect(List<SelectOp> cases);

    /** A select that chooses the first ready case. */
    SelectUnderTest newBiasedSelect(List<SelectOp> cases);

    /** Checks what must hold of a channel that no thread uses any more. */
    void checkAtRest(Channel<?> channel);

    /** All setups. */
    Stream<ContractSetup> setups();

    /** The setups with a buffer. */
    Stream<ContractSetup> buffered();

    /** The setups without a buffer. */
    Stream<ContractSetup> unbuffered();

    /** Two channels and threads for one test. */
    default Duo duo(ContractSetup setup) {
        return new Duo(this, setup);
    }
}
