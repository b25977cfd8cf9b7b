package io.fairway.select;

import io.fairway.channel.blocking.Face;
import io.fairway.channel.blocking.FrameClaiming;
import io.fairway.channel.blocking.Selectable;
import java.util.function.IntSupplier;

/** The room of a frame channel as something to receive, in one case of a select. */
final class FrameFace implements Face {
    private final FrameClaiming channel;
    private final IntSupplier supplier;

    /** What the current use of the select asks for. */
    private int length;

    FrameFace(FrameClaiming channel, IntSupplier supplier) {
        this.channel = channel;
        this.supplier = supplier;
    }

    void askLength() {
        length = supplier.getAsInt();
    }

    @Override
    public Selectable selectable() {
        return channel.claims(() -> length);
    }

    @Override
    public String toString() {
        return "claims of " + channel;
    }
}
