package io.fairway.verify;

import io.fairway.channel.Seams;
import io.fairway.channel.SendResult;
import io.fairway.channel.Slot;
import io.fairway.channel.SlotChannel;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.ThreadIdGen;
import org.jetbrains.lincheck.datastructures.Validate;

/** A channel of slots, of which each thread has at most one to fill and one to read. */
@Param(name = "thread", gen = ThreadIdGen.class)
public abstract class SlotOperations {
    /** More than any scenario has. */
    static final int THREADS = 8;

    private final SlotChannel<int[]> channel;

    // By the number of the thread; each element is that thread's own.
    private final Hands[] hands = new Hands[THREADS];

    SlotOperations(int capacity) {
        channel = SlotChannel.builder(() -> new int[1], capacity).build();
        for (int i = 0; i < hands.length; i++) {
            hands[i] = new Hands();
        }
    }

    /** What a thread has. */
    private static final class Hands {
        private Slot<int[]> claimed;
        private Slot<int[]> received;
    }

    @Operation
    public boolean claim(@Param(name = "thread") int thread) {
        final Hands mine = hands[thread];
        if (mine.claimed != null) {
            return false;
        }
        mine.claimed = channel.tryClaim();
        return mine.claimed != null;
    }

    @Operation
    public SendResult commit(@Param(name = "thread") int thread, int element) {
        final Slot<int[]> slot = hands[thread].claimed;
        if (slot == null) {
            return null;
        }
        hands[thread].claimed = null;
        slot.value()[0] = element;
        return slot.tryCommit();
    }

    @Operation
    public void abort(@Param(name = "thread") int thread) {
        final Slot<int[]> slot = hands[thread].claimed;
        if (slot != null) {
            hands[thread].claimed = null;
            slot.abort();
        }
    }

    @Operation
    public Integer receive(@Param(name = "thread") int thread) {
        final Hands mine = hands[thread];
        if (mine.received != null) {
            return null;
        }
        mine.received = channel.tryRecv();
        return mine.received == null ? null : mine.received.value()[0];
    }

    @Operation
    public void release(@Param(name = "thread") int thread) {
        final Slot<int[]> slot = hands[thread].received;
        if (slot != null) {
            hands[thread].received = null;
            slot.release();
        }
    }

    @Operation
    public boolean close() {
        return channel.close();
    }

    @Operation
    public boolean isClosed() {
        return channel.isClosed();
    }

    @Operation
    public boolean isDrained() {
        return channel.isDrained();
    }

    @Operation
    public int size() {
        return channel.size();
    }

    @Validate
    public void checkInvariants() {
        Seams.checkIdle(channel);
    }

    /** With one slot. */
    public static final class Capacity1 extends SlotOperations {
        public Capacity1() {
            super(1);
        }
    }

    /** With two slots. */
    public static final class Capacity2 extends SlotOperations {
        public Capacity2() {
            super(2);
        }
    }
}
