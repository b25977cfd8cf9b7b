package io.fairway.bench.replay;

import io.fairway.bench.itch.ItchDecoder;
import io.fairway.channel.Frame;
import io.fairway.channel.FrameChannel;
import java.nio.ByteBuffer;

/** Messages travel as frames: their bytes, behind two numbers, and the builder reads them there. */
final class FrameLink implements FeedLink {
    private static final int HEADER_BYTES = 2 * Long.BYTES;

    private final FrameChannel channel;
    private long blocked;

    FrameLink(FrameChannel channel) {
        this.channel = channel;
    }

    /** How many bytes a channel needs to have room for so many messages of any length. */
    static int bytesFor(int messages, int longestMessage) {
        final long each = HEADER_BYTES + longestMessage + Long.BYTES - 1 & -Long.BYTES;
        return (int) Math.min(1 << 30, messages * each);
    }

    @Override
    public void send(long sequence, long intendedNanos, ByteBuffer message)
            throws InterruptedException {
        final int length = HEADER_BYTES + message.remaining();
        Frame frame = channel.tryClaim(length);
        if (frame == null) {
            if (!channel.isClosed()) {
                blocked++;
            }
            frame = channel.claim(length); // waits for room, or throws as the channel is closed
        }
        frame.buffer().putLong(sequence).putLong(intendedNanos).put(message);
        frame.commit();
    }

    @Override
    public void receiveAll(Handler handler) throws InterruptedException {
        for (Frame frame : channel) {
            try (frame) {
                final ByteBuffer bytes = frame.buffer();
                final long sequence = bytes.getLong();
                final long intendedNanos = bytes.getLong();
                handler.handle(new FeedMessage(sequence, intendedNanos, ItchDecoder.decode(bytes)));
            }
        }
    }

    @Override
    public void close(Throwable cause) {
        channel.close(cause);
    }

    @Override
    public long blocked() {
        return blocked;
    }
}
