package io.fairway.bench.peers.workload;

import kotlin.coroutines.Continuation;
import kotlinx.coroutines.channels.Channel;

/** Receives until a pill comes. */
final class KotlinReceiving implements KotlinBody {
    private final Channel<Item> channel;
    private final Tally tally;

    private boolean waiting;
    private long count;
    private long sum;

    KotlinReceiving(Channel<Item> channel, Tally tally) {
        this.channel = channel;
        this.tally = tally;
    }

    @Override
    public Object resume(Object result, Continuation<Object> self) {
        Object received;
        if (waiting) {
            received = result;
        } else {
            waiting = true; // from now on; as for all fields, before it may be resumed elsewhere
            received = channel.receive(self);
        }
        while (received != Item.PILL) {
            if (received == KotlinChannels.SUSPENDED) {
                return received;
            }
            count++;
            sum += ((Item) received).value();
            received = channel.receive(self);
        }
        tally.received(count, sum);
        return null;
    }
}
