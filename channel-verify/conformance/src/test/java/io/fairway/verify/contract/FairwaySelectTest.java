package io.fairway.verify.contract;

import io.fairway.channel.Channel;
import io.fairway.channel.Inspection;
import io.fairway.select.Select;
import io.fairway.testkit.SelectContractTest;
import io.fairway.testkit.SelectOp;
import io.fairway.testkit.SelectUnderTest;
import java.util.List;

/** Fairway's select passes the contract. */
class FairwaySelectTest extends SelectContractTest {

    @Override
    public Channel<Object> newChannel(int capacity) {
        return capacity == 0 ? Channel.unbuffered() : Channel.bounded(capacity);
    }

    @Override
    public SelectUnderTest newSelect(List<SelectOp> cases) {
        return new FairwaySelect(cases, Select.builder());
    }

    @Override
    public SelectUnderTest newBiasedSelect(List<SelectOp> cases) {
        return new FairwaySelect(cases, Select.builder().biased());
    }

    @Override
    public void checkAtRest(Channel<?> channel) {
        Inspection.checkAtRest(channel);
    }
}
