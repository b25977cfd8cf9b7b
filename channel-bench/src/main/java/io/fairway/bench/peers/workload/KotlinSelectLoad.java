package io.fairway.bench.peers.workload;

import java.util.ArrayList;
import java.util.List;
import kotlin.Unit;
import kotlin.coroutines.Continuation;
import kotlin.coroutines.EmptyCoroutineContext;
import kotlin.jvm.functions.Function1;
import kotlin.jvm.functions.Function2;
import kotlinx.coroutines.channels.Channel;
import kotlinx.coroutines.selects.OnTimeoutKt;
import kotlinx.coroutines.selects.SelectImplementation;

/** The select of Kotlin, whose clauses are given anew each time. */
final class KotlinSelectLoad extends SelectLoad {
    private final List<Channel<Item>> channels = new ArrayList<>();
    private final List<Function2<Item, Continuation<? super Unit>, Object>> actions =
            new ArrayList<>();
    private final Function1<Continuation<? super Unit>, Object> late =
            self -> {
                throw new WrongResultException("nothing was ready");
            };
    private final boolean timed;

    KotlinSelectLoad(Workload workload) {
        super(workload);
        this.timed = workload.kind() == Kind.SELECT_TIMEOUT;
        for (int i = 0; i < workload.channels(); i++) {
            channels.add(KotlinChannels.create(workload.shape()));
        }
        for (int i = 0; i < channels.size(); i++) {
            final Channel<Item> next = channels.get(next(i));
            actions.add((item, self) -> pass(item, next));
        }
        for (int i = 0; i < workload.ready(); i++) {
            send(channels.get(i), first(i));
        }
    }

    private Object pass(Item item, Channel<Item> next) {
        receive(item);
        send(next, item);
        return Unit.INSTANCE;
    }

    private static void send(Channel<Item> to, Item item) {
        KotlinChannels.immediate(to.send(item, KotlinChannels.unit(KotlinChannels.NOBODY)));
    }

    @Override
    void select() {
        final SelectImplementation<Unit> select =
                new SelectImplementation<>(EmptyCoroutineContext.INSTANCE);
        for (int i = 0; i < channels.size(); i++) {
            select.invoke(channels.get(i).getOnReceive(), actions.get(i));
        }
        if (timed) {
            OnTimeoutKt.onTimeout(select, TIMEOUT_MILLIS, late);
        }
        KotlinChannels.immediate(select.doSelect(KotlinChannels.unit(KotlinChannels.NOBODY)));
    }

    @Override
    void drainAll() {
        for (Channel<Item> each : channels) {
            while (!each.isEmpty()) {
                found((Item) KotlinChannels.immediate(each.receive(KotlinChannels.NOBODY)));
            }
        }
    }
}
