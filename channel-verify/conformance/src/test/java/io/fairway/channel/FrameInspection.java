package io.fairway.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

/** What the tests of other packages may see of a frame channel. */
public final class FrameInspection {

    private FrameInspection() {}

    /** Checks a channel that no thread uses: nobody in line, no frame outstanding, none lost. */
    public static void checkAtRest(FrameChannel channel) {
        final PairedFrameChannel pair = (PairedFrameChannel) channel;
        Inspection.checkAtRest(pair.free);
        Inspection.checkAtRest(pair.filled);
        pair.space.checkInvariants();
        assertEquals(List.of(), channel.outstanding());
    }
}
