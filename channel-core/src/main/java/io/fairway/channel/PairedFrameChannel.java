package io.fairway.channel;

import io.fairway.channel.blocking.Environment;
import io.fairway.channel.blocking.Face;
import io.fairway.channel.blocking.FrameClaiming;
import io.fairway.channel.blocking.Selectable;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** A frame channel of two ordinary channels, of views, and a space that is the producer's. */
final class PairedFrameChannel extends PairedChannel<Frame>
        implements FrameChannel, Face, FrameClaiming {
    /*
     * Frames that are given back come to the producer by the channel of free ones, when it looks for
     * room: it takes them all, which frees their bytes in its own books, and waits for the next if
     * that is not enough. So to wait for bytes is to wait for an element. Frames that are free are
     * in that channel, or with the producer.
     */
    final FrameSpace space;
    private final int bytes;
    private final Environment environment;
    private final @Nullable Consumer<? super ByteBuffer> undelivered;
    private final Selectable receiveSide;

    PairedFrameChannel(FrameChannelBuilder builder) {
        super(builder.options, builder.frames);
        this.bytes = builder.bytes;
        this.environment = builder.options.environment;
        this.undelivered = builder.undelivered;
        this.receiveSide = new PlaceSide<>(this, filled, Frame::received);
        this.space = new FrameSpace(bytes, builder.frames);
        final ByteBuffer buffer = builder.memory();
        for (int i = 0; i < builder.frames; i++) {
            final Frame frame = new Frame(this, i, buffer.duplicate());
            places.add(frame);
            space.add(frame);
        }
    }

    // Claiming. By the one producer.

    @Override
    public Frame claim(int length) throws InterruptedException {
        Frame frame = tryClaim(length);
        while (frame == null) {
            checkNotOwn();
            final Frame back = free.recv();
            if (back == null) {
                throw closedException();
            }
            space.giveBack(back);
            frame = tryClaim(length);
        }
        return frame;
    }

    @Override
    public @Nullable Frame claim(int length, long timeout, TimeUnit unit)
            throws InterruptedException {
        final long nanos = unit.toNanos(timeout);
        final long deadline = environment.nanoTime() + nanos;
        Frame frame = tryClaim(length);
        while (frame == null) {
            final long left =
                    nanos < Timeouts.FOREVER ? deadline - environment.nanoTime() : Long.MAX_VALUE;
            if (nanos <= 0 || left <= 0) {
                return null;
            }
            checkNotOwn();
            final Frame back = free.recv(left, TimeUnit.NANOSECONDS);
            if (back == null) {
                return null;
            }
            space.giveBack(back);
            frame = tryClaim(length);
        }
        return frame;
    }

    @Override
    public @Nullable Frame tryClaim(int length) {
        if (length < 0 || length > bytes) {
            throw new IllegalArgumentException("length: " + length + " (must be 0.." + bytes + ")");
        }
        assert free.consuming();
        if (isClosed()) {
            return null;
        }
        Frame frame = space.take(length);
        while (frame == null) {
            final Frame back = free.tryRecv();
            if (back == null) {
                return null;
            }
            space.giveBack(back);
            frame = space.take(length);
        }
        frame.claimed();
        return frame;
    }

    /** Takes over a frame that a select has received for the producer. */
    void giveBackToSpace(Frame back) {
        space.giveBack(back);
    }

    /** Refuses to wait for what this thread alone can do. Closed, there is nothing to wait for. */
    void checkNotOwn() {
        final Frame oldest = space.oldest();
        if (oldest != null && oldest.isClaimedHere() && !isClosed()) {
            throw new IllegalStateException("would wait for this thread's own claim: " + oldest);
        }
    }

    @Override
    void undelivered(Frame frame) {
        if (undelivered != null) {
            frame.showAll();
            undelivered.accept(frame.buffer());
        }
    }

    @Override
    public int capacity() {
        return places.size();
    }

    @Override
    public int byteCapacity() {
        return bytes;
    }

    @Override
    public FrameSender sender() {
        return new FrameSenderFace(this, this);
    }

    @Override
    public Receiver<Frame> receiver() {
        return new ReceiverFace<>(this, receiveSide);
    }

    @Override
    public Selectable selectable() {
        return receiveSide;
    }

    @Override
    public Selectable claims(IntSupplier length) {
        return new FrameClaimSide(this, length);
    }

    @Override
    String kind() {
        return "frame(" + bytes + " bytes, " + capacity() + ") channel";
    }
}
