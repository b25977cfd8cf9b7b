package io.fairway.channel;

import io.fairway.channel.blocking.Yielding;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;

/** The channels of slots and frames of the tests. Nobody parks. */
final class Places {
    private static final int LINE = 64;
    private static final int LINES = 1 << 18;

    /** Each channel has its own part, and there are more than channels in use at a time. */
    private static final ByteBuffer MEMORY =
            ByteBuffer.allocateDirect((LINES + 1) * LINE).alignedSlice(LINE);

    private static final AtomicInteger NEXT = new AtomicInteger();

    private Places() {}

    static SlotChannelBuilder<Payload> slots(int capacity) {
        return SlotChannel.builder(() -> new Payload(0), capacity)
                .environment(Yielding.YIELDING)
                .waitStrategy(WaitStrategy.parking());
    }

    /** At most 64 bytes, which are 0. */
    static FrameChannelBuilder frames(int bytes) {
        return FrameChannel.builder(bytes)
                .allocator(Places::zeroed)
                .environment(Yielding.YIELDING)
                .waitStrategy(WaitStrategy.parking());
    }

    private static ByteBuffer zeroed(int bytes) {
        final int line = NEXT.getAndIncrement() & (LINES - 1);
        final ByteBuffer part = MEMORY.slice(line * LINE, LINE);
        for (int i = 0; i < LINE; i += Long.BYTES) {
            part.putLong(i, 0);
        }
        return part;
    }
}
