package io.fairway.bench.peers.workload;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * No channel at all: a count in one cache line, which the sender raises and the receiver watches.
 * What any transport between the same two threads costs at least. Loses nothing, as the receiver
 * can tell the items from the count.
 */
final class LineTransport implements Transport {
    private static final int FIRST = 16; // a line of 128 bytes on either side belongs to nobody
    private static final VarHandle WORD = MethodHandles.arrayElementVarHandle(long[].class);

    private final long[] line = new long[2 * FIRST];

    // Each its thread's own, a line apart from the other's by the arrays.
    private final long[] sent = new long[2 * FIRST];
    private final long[] received = new long[2 * FIRST];

    @Override
    public void send(Item item) {
        WORD.setRelease(line, FIRST, ++sent[FIRST]);
    }

    @Override
    public Item recv() {
        final long next = received[FIRST];
        while ((long) WORD.getAcquire(line, FIRST) == next) {
            Thread.onSpinWait();
        }
        received[FIRST] = next + 1;
        return Item.at(next);
    }
}
