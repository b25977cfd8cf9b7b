package io.fairway.testkit;

import io.fairway.channel.Channel;
import io.fairway.testing.Seeds;
import java.util.List;

/** The reference select passes the contract. */
class ReferenceSelectTest extends SelectContractTest {

    @Override
    public Channel<Object> newChannel(int capacity) {
        return new ReferenceChannel<>(capacity);
    }

    @Override
    public SelectUnderTest newSelect(List<SelectOp> cases) {
        return new ReferenceSelect(cases, Seeds.random("order of cases"));
    }

    @Override
    public SelectUnderTest newBiasedSelect(List<SelectOp> cases) {
        return new ReferenceSelect(cases, null);
    }
}
