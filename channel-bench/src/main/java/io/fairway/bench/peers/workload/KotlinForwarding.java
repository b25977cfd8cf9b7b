package io.fairway.bench.peers.workload;

import kotlin.coroutines.Continuation;
import kotlinx.coroutines.channels.Channel;

/** Receives from one channel and sends to another, up to a pill, which it passes on. */
final class KotlinForwarding implements KotlinBody {
    private final Channel<Item> from;
    private final Channel<Item> to;

    private boolean receiving;
    private boolean last;

    KotlinForwarding(Channel<Item> from, Channel<Item> to) {
        this.from = from;
        this.to = to;
    }

    @Override
    public Object resume(Object result, Continuation<Object> self) {
        Object received = receiving ? result : null;
        receiving = false;
        while (!last) {
            if (received == null) {
                receiving = true; // before it may be resumed elsewhere
                received = from.receive(self);
                if (received == KotlinChannels.SUSPENDED) {
                    return received;
                }
                receiving = false;
            }
            final Item item = (Item) received;
            received = null;
            last = item == Item.PILL;
            if (to.send(item, KotlinChannels.unit(self)) == KotlinChannels.SUSPENDED) {
                return KotlinChannels.SUSPENDED;
            }
        }
        return null;
    }
}
