package io.fairway.testkit;

import io.fairway.testkit.Ticket.Patience;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A select over {@link ReferenceChannel}s that is plainly right. For one thread at a time. */
public final class ReferenceSelect implements SelectUnderTest {
    private final List<SelectOp> cases;
    private final boolean[] enabled;
    private final @Nullable Random random;
    private @Nullable Request last;

    /**
     * A select over these cases.
     *
     * @param cases the cases; their channels are reference channels
     * @param random draws the order in which cases are tried; null for the order given
     */
    public ReferenceSelect(List<SelectOp> cases, @Nullable Random random) {
        this.cases = List.copyOf(cases);
        this.random = random;
        this.enabled = new boolean[cases.size()];
        Arrays.fill(enabled, true);
    }

    @Override
    public int await() throws InterruptedException {
        return choose(Patience.FOREVER);
    }

    @Override
    public int poll() {
        try {
            return choose(Patience.NONE);
        } catch (InterruptedException e) {
            throw new AssertionError("does not wait", e);
        }
    }

    @Override
    public int await(long timeout, TimeUnit unit) throws InterruptedException {
        return choose(Patience.of(timeout, unit));
    }

    private int choose(Patience patience) throws InterruptedException {
        final Request[] requests = new Request[cases.size()];
        final List<Request> order = new ArrayList<>();
        for (int i = 0; i < requests.length; i++) {
            if (enabled[i]) {
                requests[i] = request(cases.get(i));
                order.add(requests[i]);
            }
        }
        if (random != null) {
            Collections.shuffle(order, random);
        }
        last = Ticket.perform(order, patience);
        return last == null ? NONE : Arrays.asList(requests).indexOf(last);
    }

    private static Request request(SelectOp op) {
        final ReferenceChannel<Object> channel = (ReferenceChannel<Object>) op.channel();
        return op.isSending()
                ? Request.send(channel, Objects.requireNonNull(op.element().get(), "element"))
                : Request.receive(channel);
    }

    @Override
    public @Nullable Object value() {
        return last == null || last.sending ? null : last.item;
    }

    @Override
    public boolean foundClosed() {
        return last != null && last.foundClosed;
    }

    @Override
    public void enable(int index, boolean on) {
        enabled[index] = on;
    }
}
