package io.fairway.select;

import io.fairway.channel.blocking.Claiming;
import io.fairway.channel.blocking.Face;
import io.fairway.channel.blocking.Selectable;

/** The free slots of a slot channel as something to receive from. */
final class ClaimFace implements Face {
    private final Claiming channel;

    ClaimFace(Claiming channel) {
        this.channel = channel;
    }

    @Override
    public Selectable selectable() {
        return channel.claims();
    }

    @Override
    public String toString() {
        return "claims of " + channel;
    }
}
