package io.fairway.bench.peers.workload;

import io.fairway.channel.Channel;
import io.fairway.channel.SendResult;
import io.fairway.select.Select;
import io.fairway.select.SelectBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Fairway's select, built once. */
final class FairwaySelectLoad extends SelectLoad {
    private final List<Channel<Item>> channels = new ArrayList<>();
    private final Select select;
    private final boolean timed;

    FairwaySelectLoad(Workload workload) {
        super(workload);
        this.timed = workload.kind() == Kind.SELECT_TIMEOUT;
        for (int i = 0; i < workload.channels(); i++) {
            channels.add(FairwayTransport.channel(Implementation.FAIRWAY, workload.shape()));
        }
        final SelectBuilder builder = Select.builder();
        for (int i = 0; i < channels.size(); i++) {
            final Channel<Item> next = channels.get(next(i));
            builder.recv(
                    channels.get(i),
                    item -> {
                        receive(item);
                        put(next, item);
                    });
        }
        this.select = builder.build();
        for (int i = 0; i < workload.ready(); i++) {
            put(channels.get(i), first(i));
        }
    }

    private static void put(Channel<Item> channel, Item item) {
        if (channel.trySend(item) != SendResult.SENT) {
            throw new WrongResultException("no room in " + channel);
        }
    }

    @Override
    void select() throws InterruptedException {
        if (timed) {
            select.await(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
        } else {
            select.await();
        }
    }

    @Override
    void drainAll() {
        for (Channel<Item> each : channels) {
            each.drainTo(this::found, Integer.MAX_VALUE);
        }
    }
}
