package io.fairway.verify.contract;

import io.fairway.channel.Channel;
import io.fairway.channel.Receiver;
import io.fairway.channel.Sender;

/** A channel that is made of something else, so that the contract can be asked of that. */
abstract class AdaptedChannel<T> implements Channel<T> {

    /** Checks what must hold inside when no thread uses the channel. */
    abstract void checkAtRest();

    @Override
    public final String name() {
        return null;
    }

    @Override
    public final Sender<T> sender() {
        return new AdaptedSender<>(this);
    }

    @Override
    public final Receiver<T> receiver() {
        return new AdaptedReceiver<>(this);
    }
}
