package io.fairway.channel;

import io.fairway.channel.blocking.Environment;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Builds frame channels. For one thread; may build several channels of the same kind. */
public final class FrameChannelBuilder {
    private static final int MAX_BYTES = 1 << 30;
    private static final int BYTES_PER_FRAME = 64;
    private static final int BUFFER_ALIGNMENT = 64;
    private static final int MAX_DEFAULT_FRAMES = 1 << 16;

    final int bytes;
    int frames;
    final PlaceOptions options = new PlaceOptions();
    @Nullable Consumer<? super ByteBuffer> undelivered;
    IntFunction<ByteBuffer> allocator = FrameChannelBuilder::allocateOnLines;

    FrameChannelBuilder(int bytes) {
        if (bytes < FrameSpace.ALIGNMENT
                || bytes > MAX_BYTES
                || bytes % FrameSpace.ALIGNMENT != 0) {
            throw new IllegalArgumentException(
                    "bytes: " + bytes + " (must be a multiple of 8 from 8 to " + MAX_BYTES + ")");
        }
        this.bytes = bytes;
        this.frames = Math.max(1, Math.min(bytes / BYTES_PER_FRAME, MAX_DEFAULT_FRAMES));
        options.singleProducer = true;
    }

    /**
     * Sets how many frames can be in use at once; each costs some 150 bytes of the heap. One for
     * every 64 bytes, but at most 65,536, if not set.
     *
     * @param number the exact number, from 1 to one for every 8 bytes
     * @return this builder
     * @throws IllegalArgumentException if the number is out of range
     */
    public FrameChannelBuilder maxFrames(int number) {
        final int most = bytes / FrameSpace.ALIGNMENT;
        if (number < 1 || number > most) {
            throw new IllegalArgumentException(
                    "maxFrames: " + number + " (must be 1.." + most + ")");
        }
        this.frames = number;
        return this;
    }

    /**
     * Sets where the memory comes from, such as a NUMA node, or pages that are locked. It must stay
     * accessible to all threads as long as the channel is used: of a shared arena, say, and not of
     * a confined one.
     *
     * @param newAllocator gets the number of bytes, once in each {@link #build()}, on its thread;
     *     gives a direct buffer of at least as many from its position to its limit, that nobody
     *     else uses, writable, beginning at a multiple of 8
     * @return this builder
     */
    public FrameChannelBuilder allocator(IntFunction<ByteBuffer> newAllocator) {
        this.allocator = Objects.requireNonNull(newAllocator, "allocator");
        return this;
    }

    /**
     * Names the channel, for exceptions and {@code toString}.
     *
     * @param newName the name
     * @return this builder
     */
    public FrameChannelBuilder name(String newName) {
        options.name = Objects.requireNonNull(newName, "name");
        return this;
    }

    /**
     * Promises that one thread receives: the first that does, checked by an assertion. Any thread
     * may still release, close and cancel. Chooses a cheaper ring.
     *
     * @return this builder
     */
    public FrameChannelBuilder singleConsumer() {
        options.singleConsumer = true;
        return this;
    }

    /**
     * Chooses what threads do while they wait for the channel; {@link WaitStrategy#spinThenPark()}
     * if not chosen. With a strategy that never parks, lost frames are taken back by {@link
     * FrameChannel#reclaim()} alone.
     *
     * @param strategy the strategy
     * @return this builder
     */
    public FrameChannelBuilder waitStrategy(WaitStrategy strategy) {
        options.waitStrategy = Objects.requireNonNull(strategy, "waitStrategy");
        return this;
    }

    /**
     * Sets what {@link FrameChannel#cancel()} does with each committed frame that it discards. It
     * runs on the cancelling thread, with no lock held; if it throws, the other frames still get to
     * it, and the first exception is thrown by {@code cancel}.
     *
     * @param hook gets the bytes of each discarded frame, exactly once, for the time of the call
     * @return this builder
     */
    public FrameChannelBuilder onUndelivered(Consumer<? super ByteBuffer> hook) {
        this.undelivered = Objects.requireNonNull(hook, "onUndelivered");
        return this;
    }

    /**
     * Sets what gets to know of each frame that was taken back from a thread that had ended; as
     * {@link SlotChannelBuilder#onReclaimed}.
     *
     * @param hook gets a report for each frame
     * @return this builder
     */
    public FrameChannelBuilder onReclaimed(Consumer<? super Outstanding> hook) {
        options.reclaimed = Objects.requireNonNull(hook, "onReclaimed");
        return this;
    }

    /** Replaces the clock and the parking, for tests. */
    FrameChannelBuilder environment(Environment newEnvironment) {
        options.environment = newEnvironment;
        return this;
    }

    private static ByteBuffer allocateOnLines(int bytes) {
        return ByteBuffer.allocateDirect(bytes + 2 * BUFFER_ALIGNMENT) // it cuts both ends
                .alignedSlice(BUFFER_ALIGNMENT);
    }

    /** The memory of one channel. */
    ByteBuffer memory() {
        final ByteBuffer memory = allocator.apply(bytes);
        if (!memory.isDirect()
                || memory.isReadOnly()
                || memory.remaining() < bytes
                || memory.alignmentOffset(memory.position(), FrameSpace.ALIGNMENT) != 0) {
            throw new IllegalArgumentException(
                    "allocator: gave "
                            + memory
                            + " (must be direct, writable, aligned to 8, and have "
                            + bytes
                            + " bytes)");
        }
        return memory.slice(memory.position(), bytes);
    }

    /**
     * Builds the channel, and allocates its buffer.
     *
     * @return a new channel
     */
    public FrameChannel build() {
        return new PairedFrameChannel(this);
    }
}
