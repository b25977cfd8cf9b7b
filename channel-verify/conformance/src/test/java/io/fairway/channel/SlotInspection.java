package io.fairway.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

/** What the tests of other packages may see of a slot channel. */
public final class SlotInspection {

    private SlotInspection() {}

    /** Checks a channel that no thread uses: nobody in line, no slot outstanding, none lost. */
    public static void checkAtRest(SlotChannel<?> channel) {
        final PairedSlotChannel<?> pair = (PairedSlotChannel<?>) channel;
        Inspection.checkAtRest(pair.free);
        Inspection.checkAtRest(pair.filled);
        assertEquals(List.of(), channel.outstanding());
        if (!channel.isClosed()) {
            assertEquals(channel.capacity(), pair.free.size() + pair.filled.size(), "all slots");
        }
    }
}
