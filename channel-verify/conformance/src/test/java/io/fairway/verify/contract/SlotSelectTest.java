package io.fairway.verify.contract;

import io.fairway.channel.Channel;
import io.fairway.channel.Inspection;
import io.fairway.select.Select;
import io.fairway.testkit.SelectContractTest;
import io.fairway.testkit.SelectOp;
import io.fairway.testkit.SelectUnderTest;
import java.util.List;

/** Claims and receives of slots as cases of a select. There are no unbuffered slots. */
class SlotSelectTest extends SelectContractTest {

    @Override
    public Channel<Object> newChannel(int capacity) {
        return capacity == 0
                ? Channel.unbuffered()
                : new SlottedChannel<>(capacity, builder -> builder, element -> {});
    }

    @Override
    public SelectUnderTest newSelect(List<SelectOp> cases) {
        return new SlotSelect(cases, Select.builder());
    }

    @Override
    public SelectUnderTest newBiasedSelect(List<SelectOp> cases) {
        return new SlotSelect(cases, Select.builder().biased());
    }

    @Override
    public void checkAtRest(Channel<?> channel) {
        if (channel instanceof AdaptedChannel) {
            ((AdaptedChannel<?>) channel).checkAtRest();
        } else {
            Inspection.checkAtRest(channel);
        }
    }
}
