package io.fairway.bench.peers.workload;

import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import kotlin.coroutines.Continuation;
import kotlinx.coroutines.channels.Channel;

/** Sends until it is time to stop, and then as many pills as it is told. */
final class KotlinSending implements KotlinBody {
    private final Channel<Item> channel;
    private final int look;
    private final BooleanSupplier stopping;
    private final Tally tally;
    private final IntSupplier pills;

    private long count;
    private boolean stopped;
    private int pillsLeft;

    /**
     * A sender.
     *
     * @param channel to which
     * @param look after how many messages to look whether it is time to stop
     * @param stopping whether it is
     * @param tally where to add what was sent
     * @param pills how many pills to send, asked after all else is sent
     */
    KotlinSending(
            Channel<Item> channel,
            int look,
            BooleanSupplier stopping,
            Tally tally,
            IntSupplier pills) {
        this.channel = channel;
        this.look = look;
        this.stopping = stopping;
        this.tally = tally;
        this.pills = pills;
    }

    @Override
    public Object resume(Object result, Continuation<Object> self) {
        while (!stopped) {
            if (count > 0 && count % look == 0 && stopping.getAsBoolean()) {
                stopped = true;
                tally.sent(count);
                pillsLeft = pills.getAsInt();
            } else if (channel.send(Item.at(count++), KotlinChannels.unit(self))
                    == KotlinChannels.SUSPENDED) {
                return KotlinChannels.SUSPENDED;
            }
        }
        while (pillsLeft > 0) {
            pillsLeft--;
            if (channel.send(Item.PILL, KotlinChannels.unit(self)) == KotlinChannels.SUSPENDED) {
                return KotlinChannels.SUSPENDED;
            }
        }
        return null;
    }
}
