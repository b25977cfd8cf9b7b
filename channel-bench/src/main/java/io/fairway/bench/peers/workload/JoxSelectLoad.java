package io.fairway.bench.peers.workload;

import com.softwaremill.jox.Channel;
import com.softwaremill.jox.Select;
import com.softwaremill.jox.SelectClause;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;

/** The select of jox, with clauses made once. */
final class JoxSelectLoad extends SelectLoad {
    private static final Duration TIMEOUT = Duration.ofMillis(TIMEOUT_MILLIS);

    private final List<Channel<Item>> channels = new ArrayList<>();
    private final SelectClause<Item>[] clauses;
    private final boolean timed;

    JoxSelectLoad(Workload workload) throws InterruptedException {
        super(workload);
        this.timed = workload.kind() == Kind.SELECT_TIMEOUT;
        for (int i = 0; i < workload.channels(); i++) {
            channels.add(JoxTransport.channel(workload.shape().capacity()));
        }
        this.clauses = clauses();
        for (int i = 0; i < workload.ready(); i++) {
            channels.get(i).send(first(i));
        }
    }

    private SelectClause<Item>[] clauses() {
        @SuppressWarnings({"unchecked", "rawtypes"}) // no array of a generic type can be made
        final SelectClause<Item>[] made = new SelectClause[channels.size()];
        for (int i = 0; i < made.length; i++) {
            final Channel<Item> next = channels.get(next(i));
            made[i] = channels.get(i).receiveClause(item -> pass(item, next));
        }
        return made;
    }

    private Item pass(Item item, Channel<Item> next) {
        receive(item);
        try {
            next.send(item);
        } catch (InterruptedException e) {
            throw new WrongResultException("no room", e);
        }
        return item;
    }

    @Override
    void select() throws InterruptedException {
        if (timed) {
            try {
                Select.selectWithin(TIMEOUT, clauses);
            } catch (TimeoutException e) {
                throw new WrongResultException("nothing was ready", e);
            }
        } else {
            Select.select(clauses);
        }
    }

    @Override
    void drainAll() throws InterruptedException {
        for (Channel<Item> each : channels) {
            each.done();
            while (each.receiveOrClosed() instanceof Item item) {
                found(item);
            }
        }
    }
}
