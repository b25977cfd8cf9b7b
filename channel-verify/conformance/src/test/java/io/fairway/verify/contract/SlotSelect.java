package io.fairway.verify.contract;

import io.fairway.channel.SendResult;
import io.fairway.channel.Slot;
import io.fairway.select.ClaimCase;
import io.fairway.select.RecvCase;
import io.fairway.select.Select;
import io.fairway.select.SelectBuilder;
import io.fairway.select.SelectCase;
import io.fairway.select.SendCase;
import io.fairway.testkit.SelectOp;
import io.fairway.testkit.SelectUnderTest;
import io.fairway.verify.contract.SlottedChannel.Box;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Fairway's select over slot channels, and over ordinary ones where those have no kind. */
final class SlotSelect implements SelectUnderTest {
    private final List<SelectOp> ops;
    private final Select select;
    private final Object[] elements;
    private Object received;
    private boolean closed;

    SlotSelect(List<SelectOp> ops, SelectBuilder builder) {
        this.ops = ops;
        this.elements = new Object[ops.size()];
        for (int i = 0; i < ops.size(); i++) {
            builder.add(newCase(ops.get(i), i));
        }
        this.select = builder.build();
    }

    private SelectCase newCase(SelectOp op, int i) {
        if (!(op.channel() instanceof SlottedChannel)) {
            return op.isSending()
                    ? SendCase.of(op.channel(), () -> elements[i]).onClosed(this::foundIt)
                    : RecvCase.of(op.channel(), item -> received = item).onClosed(this::foundIt);
        }
        final SlottedChannel<Object> channel = (SlottedChannel<Object>) op.channel();
        return op.isSending()
                ? ClaimCase.of(channel.slots(), slot -> commit(slot, elements[i]))
                        .onClosed(this::foundIt)
                : RecvCase.of(channel.received(), this::take).onClosed(this::foundIt);
    }

    private void foundIt() {
        closed = true;
    }

    private void commit(Slot<Box<Object>> slot, Object element) {
        slot.value().item = element;
        closed = slot.tryCommit() == SendResult.CLOSED;
    }

    private void take(Slot<Box<Object>> slot) {
        received = slot.value().take();
        slot.release();
    }

    /** As a select asks its suppliers: once for each use. */
    private void begin() {
        received = null;
        closed = false;
        for (int i = 0; i < elements.length; i++) {
            if (ops.get(i).isSending() && select.cases().get(i).isEnabled()) {
                elements[i] = ops.get(i).element().get();
            }
        }
    }

    @Override
    public int await() throws InterruptedException {
        begin();
        return index(select.await());
    }

    @Override
    public int poll() {
        begin();
        return index(select.poll());
    }

    @Override
    public int await(long timeout, TimeUnit unit) throws InterruptedException {
        begin();
        return index(select.await(timeout, unit));
    }

    private static int index(SelectCase chosen) {
        return chosen == null ? NONE : chosen.index();
    }

    @Override
    public Object value() {
        return received;
    }

    @Override
    public boolean foundClosed() {
        return closed;
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
