package io.fairway.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

/** What must hold of a slot channel between two steps of a test. */
final class SlotInvariants {

    private SlotInvariants() {}

    /** Checks a channel of which no operation is under way and no slot outstanding. */
    static void checkIdle(SlotChannel<?> channel) {
        check(channel);
        assertEquals(List.of(), channel.outstanding());
    }

    /** Checks a channel of which no operation is under way. */
    static void check(SlotChannel<?> channel) {
        final PairedSlotChannel<?> pair = (PairedSlotChannel<?>) channel;
        Invariants.checkIdle(pair.free);
        Invariants.checkIdle(pair.filled);
        final int[] states = new int[4];
        for (Slot<?> slot : pair.places) {
            states[slot.stateAcquire()]++;
        }
        assertEquals(states[Slot.FILLED], pair.filled.size(), "P1: filled");
        if (!pair.isClosed()) {
            assertEquals(states[Slot.FREE], pair.free.size(), "P1: free");
        }
        assertEquals(
                pair.capacity(), states[0] + states[1] + states[2] + states[3], "P2: all slots");
        assertEquals(
                states[Slot.CLAIMED] + states[Slot.HELD],
                channel.outstanding().size(),
                "outstanding");
    }
}
