package io.fairway.channel.blocking;

import java.util.function.IntSupplier;

/** A channel of frames, or a one-way face of one, that gives out room. */
public interface FrameClaiming {

    /**
     * Its room, which a select receives.
     *
     * @param length how many bytes each attempt asks for
     * @return what to select on, in one case
     */
    Selectable claims(IntSupplier length);
}
