package io.fairway.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

/** What must hold of a frame channel between two steps of a test. */
final class FrameInvariants {

    private FrameInvariants() {}

    /** Checks a channel of which no operation is under way and no frame outstanding. */
    static void checkIdle(FrameChannel channel) {
        check(channel);
        assertEquals(List.of(), channel.outstanding());
    }

    /** Checks a channel of which no operation is under way. */
    static void check(FrameChannel channel) {
        final PairedFrameChannel pair = (PairedFrameChannel) channel;
        Invariants.checkIdle(pair.free);
        Invariants.checkIdle(pair.filled);
        pair.space.checkInvariants();
        int filled = 0;
        for (Frame each : pair.places) {
            filled += each.stateAcquire() == Place.FILLED ? 1 : 0;
        }
        assertEquals(filled, pair.filled.size(), "P1: filled");
    }
}
