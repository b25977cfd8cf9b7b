package io.fairway.fray;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.fairway.channel.Channel;
import io.fairway.channel.Slot;
import io.fairway.channel.SlotChannel;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Whose a slot is, while it passes from one thread to another. */
@ExploresSchedules
class SlotScheduleTest {
    private static final String ONE_SLOT = "ONE_SLOT";

    /** Also in the moment in which another thread claims it. */
    @Test
    void secondCommitIsRefused() {
        Schedules.explore(
                ONE_SLOT,
                () -> {
                    final SlotChannel<int[]> slots = Channel.ofSlots(() -> new int[1], 1);
                    final Threads threads = new Threads();
                    threads.start(
                            "twice",
                            () -> {
                                final Slot<int[]> slot = slots.claim();
                                slot.commit();
                                assertThrows(IllegalStateException.class, slot::commit);
                            });
                    threads.start(
                            "other",
                            () -> {
                                slots.recv().release();
                                slots.claim().commit();
                            });
                    threads.join();
                    assertEquals(1, slots.size());
                    slots.recv().release();
                });
    }

    /** Its thread has ended: either it is adopted, or it is taken back. */
    @Test
    void adoptedOrTakenBack() {
        Schedules.explore(
                ONE_SLOT,
                () -> {
                    final SlotChannel<int[]> slots = Channel.ofSlots(() -> new int[1], 1);
                    final Threads threads = new Threads();
                    final AtomicReference<Slot<int[]>> lost = new AtomicReference<>();
                    threads.start("ended", () -> lost.set(slots.claim()));
                    threads.join();
                    final int[] counts = new int[2];
                    threads.start("adopter", () -> counts[0] = adopt(lost.get()));
                    threads.start("finder", () -> counts[1] = slots.reclaim());
                    threads.join();
                    assertEquals(1, counts[0] + counts[1], "adopted, or taken back");
                    assertEquals(counts[0], slots.size());
                    assertEquals(List.of(), slots.outstanding());
                    if (counts[1] == 1) {
                        assertSame(lost.get(), slots.tryClaim());
                    }
                });
    }

    private static int adopt(Slot<int[]> slot) {
        try {
            slot.adopt();
            slot.commit(); // so that it is not lost again when this thread ends
            return 1;
        } catch (IllegalStateException e) {
            return 0;
        }
    }
}
