package io.fairway.verify.contract;

import io.fairway.select.RecvCase;
import io.fairway.select.Select;
import io.fairway.select.SelectBuilder;
import io.fairway.select.SelectCase;
import io.fairway.select.SendCase;
import io.fairway.testkit.SelectOp;
import io.fairway.testkit.SelectUnderTest;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Fairway's select, as the contract sees it. */
final class FairwaySelect implements SelectUnderTest {
    private static final Runnable NOTHING = () -> {};

    private final Select select;
    private SelectCase last;

    FairwaySelect(List<SelectOp> cases, SelectBuilder builder) {
        for (SelectOp op : cases) {
            builder.add(
                    op.isSending()
                            ? SendCase.of(op.channel(), op.element()).onClosed(NOTHING)
                            : RecvCase.of(op.channel()));
        }
        this.select = builder.build();
    }

    @Override
    public int await() throws InterruptedException {
        return index(select.await());
    }

    @Override
    public int poll() {
        return index(select.poll());
    }

    @Override
    public int await(long timeout, TimeUnit unit) throws InterruptedException {
        return index(select.await(timeout, unit));
    }

    private int index(SelectCase chosen) {
        last = chosen;
        return chosen == null ? NONE : chosen.index();
    }

    @Override
    public Object value() {
        return last instanceof RecvCase ? ((RecvCase<?>) last).value() : null;
    }

    @Override
    public boolean foundClosed() {
        return last != null && last.isClosed();
    }

    @Override
    public void enable(int index, boolean enabled) {
        if (enabled) {
            select.cases().get(index).enable();
        } else {
            select.cases().get(index).disable();
        }
    }
}
