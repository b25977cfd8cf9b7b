package io.fairway.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fairway.testing.Actor;
import io.fairway.testing.Actors;
import io.fairway.testing.ThreadKind;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a frame channel does, seen by one thread, and by threads that block. */
class FrameChannelTest {
    private final FrameChannel channel = Channel.ofFrames(256);

    private void send(long number, int length) throws InterruptedException {
        try (Frame frame = channel.claim(length)) {
            frame.buffer().putLong(number);
            frame.commit();
        }
    }

    private long receive() throws InterruptedException {
        try (Frame frame = channel.recv()) {
            return frame.buffer().getLong();
        }
    }

    @Test
    @DisplayName("bytes are received where they were written, with their length")
    void inPlace() throws InterruptedException {
        for (int round = 0; round < 50; round++) {
            final int length = 8 + round % 100;
            final Frame written = channel.claim(length);
            assertTrue(written.buffer().isDirect());
            assertEquals(length, written.buffer().remaining());
            final int first = written.buffer().position();
            written.buffer().putLong(round);
            written.commit();
            final Frame read = channel.recv();
            assertEquals(first, read.buffer().position());
            assertEquals(length, read.length());
            assertEquals(length, read.buffer().remaining());
            assertEquals(round, read.buffer().getLong());
            read.release();
        }
        FrameInvariants.checkIdle(channel);
    }

    @Test
    @DisplayName("the memory is what the allocator gives, from its position on, anew in each build")
    void allocator() throws InterruptedException {
        final List<ByteBuffer> given = new ArrayList<>();
        final FrameChannelBuilder builder =
                FrameChannel.builder(64)
                        .allocator(
                                bytes -> {
                                    final ByteBuffer memory =
                                            ByteBuffer.allocateDirect(bytes + 24).alignedSlice(8);
                                    given.add(memory.position(8));
                                    return memory.duplicate();
                                });
        final FrameChannel first = builder.build();
        assertEquals(64, first.byteCapacity());
        builder.build();
        assertEquals(2, given.size());
        final Frame frame = first.claim(64);
        frame.buffer().putLong(7).put(56, (byte) 1);
        assertEquals(7, given.get(0).getLong(8));
        assertEquals(0, given.get(1).getLong(8));
        frame.abort();
        for (ByteBuffer each :
                List.of(
                        ByteBuffer.allocate(64),
                        ByteBuffer.allocateDirect(64).asReadOnlyBuffer(),
                        ByteBuffer.allocateDirect(63),
                        ByteBuffer.allocateDirect(88).alignedSlice(8).position(1))) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> FrameChannel.builder(64).allocator(bytes -> each).build());
        }
    }

    @Test
    @DisplayName("order is that of commits; an aborted frame is not sent; a short one is cut")
    void orderOfCommits() throws InterruptedException {
        final Frame first = channel.claim(8);
        final Frame second = channel.claim(8);
        final Frame third = channel.claim(100);
        first.buffer().putLong(1);
        third.buffer().putLong(3);
        assertThrows(IllegalArgumentException.class, () -> third.commit(101));
        assertThrows(IllegalArgumentException.class, () -> third.commit(-1));
        third.commit(8);
        second.abort();
        first.commit();
        assertEquals(2, channel.size());
        final Frame cut = channel.recv();
        assertEquals(8, cut.length());
        assertEquals(3, cut.buffer().getLong());
        assertFalse(cut.buffer().hasRemaining());
        cut.release();
        assertEquals(1, receive());
        assertNull(channel.tryRecv());
        FrameInvariants.checkIdle(channel);
        assertThrows(IllegalStateException.class, () -> third.commit(1));
        assertThrows(IllegalStateException.class, first::release);
    }

    @Test
    @DisplayName("a buffer is copied in; its position tells whether it was sent")
    void sendsBuffers() throws InterruptedException {
        final ByteBuffer bytes = ByteBuffer.allocate(200);
        channel.send(bytes);
        assertFalse(bytes.hasRemaining());
        bytes.clear();
        assertEquals(SendResult.FULL, channel.trySend(bytes));
        assertEquals(0, bytes.position());
        channel.recv().release();
        assertEquals(SendResult.SENT, channel.trySend(bytes));
        assertFalse(bytes.hasRemaining());
        bytes.clear();
        channel.close();
        assertEquals(SendResult.CLOSED, channel.trySend(bytes));
        assertThrows(ChannelClosedException.class, () -> channel.send(bytes));
        assertEquals(0, bytes.position());
    }

    @Test
    @DisplayName("bytes that cannot be copied in cost no room")
    void bytesThatCannotBeRead() throws InterruptedException {
        final FrameChannel one = FrameChannel.builder(64).maxFrames(1).build();
        final Frame frame = one.claim(16);
        final ByteBuffer view = frame.buffer();
        frame.abort();
        // The channel has but this view, and no buffer can be copied into itself.
        assertThrows(IllegalArgumentException.class, () -> one.send(view));
        assertThrows(IllegalArgumentException.class, () -> one.trySend(view));
        assertEquals(List.of(), one.outstanding());
        FrameInvariants.checkIdle(one);
    }

    @Test
    @DisplayName("the order of the bytes is big-endian again after a claim and after a receive")
    void byteOrder() throws InterruptedException {
        for (int round = 0; round < 2; round++) {
            final Frame written = channel.claim(8);
            assertEquals(ByteOrder.BIG_ENDIAN, written.buffer().order());
            written.buffer().order(ByteOrder.LITTLE_ENDIAN).putLong(1);
            written.commit();
            try (Frame read = channel.recv()) {
                assertEquals(1L << 56, read.buffer().getLong());
                read.buffer().order(ByteOrder.LITTLE_ENDIAN);
            }
        }
    }

    @Test
    @DisplayName("who waits for room gets it when enough has come back, in any order")
    void waitsForEnough() throws InterruptedException {
        try (Actors actors = new Actors(ThreadKind.PLATFORM).watch(channel)) {
            final Actor<Void> producer =
                    actors.run(
                            "producer",
                            () -> {
                                for (int i = 0; i < 4; i++) {
                                    send(i, 64);
                                }
                                send(4, 128);
                                assertNull(channel.claim(64, Duration.ofNanos(50_000)));
                                assertNull(channel.claim(64, 0, TimeUnit.NANOSECONDS));
                            });
            final List<Frame> held = new ArrayList<>();
            producer.awaitBlocked();
            assertEquals(4, channel.drainTo(held::add, 9));
            held.get(1).release();
            producer.awaitBlocked();
            held.get(0).release();
            producer.result();
            assertEquals(4, receive());
            held.get(2).release();
            held.get(3).release();
        }
        FrameInvariants.checkIdle(channel);
    }

    @Test
    @DisplayName("a claim that would wait for the same thread's own throws and does not wait")
    void ownClaim() throws InterruptedException {
        final Frame open = channel.claim(200);
        final String message =
                assertThrows(IllegalStateException.class, () -> channel.claim(100)).getMessage();
        assertEquals("would wait for this thread's own claim: " + open, message);
        assertThrows(IllegalStateException.class, () -> channel.claim(100, 1, TimeUnit.DAYS));
        assertNull(channel.tryClaim(100));
        open.abort();
        channel.claim(100).abort();
        FrameInvariants.checkIdle(channel);
    }

    @Test
    @DisplayName("a frame held by a thread that has ended is taken back by who waits for its bytes")
    void lost() throws InterruptedException {
        send(1, 200);
        try (Actors actors = new Actors(ThreadKind.PLATFORM).watch(channel)) {
            actors.run("loser", () -> assertEquals(200, channel.recv().length()));
        }
        assertTrue(channel.toString().contains("held by loser (ended)"), channel::toString);
        send(2, 200);
        assertEquals(2, receive());
        FrameInvariants.checkIdle(channel);
        send(3, 200);
        try (Actors actors = new Actors(ThreadKind.PLATFORM).watch(channel)) {
            actors.run("loser", channel::recv);
        }
        assertEquals(1, channel.reclaim());
        FrameInvariants.checkIdle(channel);
    }

    @Test
    @DisplayName("closed: no claim, no commit, and what was committed is still there")
    void closed() throws InterruptedException {
        final Exception cause = new Exception("cause");
        send(7, 8);
        final Frame open = channel.claim(8);
        assertTrue(channel.close(cause));
        assertFalse(channel.close());
        assertSame(
                cause,
                assertThrows(ChannelClosedException.class, () -> channel.claim(8)).getCause());
        assertNull(channel.tryClaim(8));
        assertNull(channel.claim(8, 1, TimeUnit.DAYS));
        assertThrows(ChannelClosedException.class, open::commit);
        assertEquals(7, receive());
        assertTrue(channel.isDrained());
        assertSame(cause, assertThrows(ChannelClosedException.class, channel::recv).getCause());
        FrameInvariants.checkIdle(channel);
    }

    @Test
    @DisplayName("close, and an interrupt, end the wait for room")
    void endsTheWait() throws InterruptedException {
        try (Actors actors = new Actors(ThreadKind.PLATFORM).watch(channel)) {
            final Actor<Frame> producer =
                    actors.start(
                            "producer",
                            () -> {
                                send(1, 200);
                                return channel.claim(200);
                            });
            producer.awaitBlocked().interrupt();
            assertSame(InterruptedException.class, producer.failure().getClass());
        }
        final FrameChannel other = Channel.ofFrames(64);
        try (Actors actors = new Actors(ThreadKind.PLATFORM).watch(other)) {
            final Actor<Frame> producer =
                    actors.start(
                            "producer",
                            () -> {
                                other.claim(64).commit();
                                return other.claim(1);
                            });
            producer.awaitBlocked();
            other.close();
            assertSame(ChannelClosedException.class, producer.failure().getClass());
        }
    }

    @Test
    @DisplayName("cancel hands the bytes of what was committed to the hook")
    void cancel() throws InterruptedException {
        final List<Long> discarded = new ArrayList<>();
        final FrameChannel hooked =
                FrameChannel.builder(64)
                        .onUndelivered(bytes -> discarded.add(bytes.getLong()))
                        .build();
        hooked.send(ByteBuffer.allocate(8).putLong(0, 5));
        assertEquals(1, hooked.cancel());
        assertEquals(List.of(5L), discarded);
        assertTrue(hooked.isDrained());
        FrameInvariants.checkIdle(hooked);
    }

    @Test
    @DisplayName("the faces do only the one; what is wrong is refused at the call")
    void facesAndArguments() throws InterruptedException {
        final FrameChannel named =
                FrameChannel.builder(64).maxFrames(3).name("itch").singleConsumer().build();
        final FrameSender sender = named.sender();
        final Receiver<Frame> receiver = named.receiver();
        assertFalse((Object) sender instanceof Receiver);
        assertFalse((Object) receiver instanceof FrameSender);
        sender.claim(1).commit();
        sender.tryClaim(1).commit();
        sender.claim(1, 1, TimeUnit.DAYS).commit();
        assertEquals(3, sender.size());
        assertEquals(3, sender.capacity());
        assertEquals(64, sender.byteCapacity());
        assertEquals(3, receiver.drainTo(Frame::release, 9));
        assertTrue(sender.close());
        assertTrue(sender.isClosed() && receiver.isDrained());
        assertEquals("itch", named.name());
        assertEquals(
                "sender of frame(64 bytes, 3) channel \"itch\"[drained, size=0, blocked claims=0,"
                        + " blocked receivers=0, outstanding=[]]",
                sender.toString());
        for (int bytes : new int[] {0, -8, 7, 12, Integer.MAX_VALUE}) {
            assertThrows(IllegalArgumentException.class, () -> Channel.ofFrames(bytes));
        }
        final FrameChannelBuilder builder = FrameChannel.builder(64);
        assertThrows(IllegalArgumentException.class, () -> builder.maxFrames(0));
        assertThrows(IllegalArgumentException.class, () -> builder.maxFrames(9));
        assertThrows(NullPointerException.class, () -> builder.name(null));
        assertThrows(NullPointerException.class, () -> builder.waitStrategy(null));
        assertThrows(NullPointerException.class, () -> builder.onUndelivered(null));
        assertThrows(NullPointerException.class, () -> builder.onReclaimed(null));
        assertThrows(IllegalArgumentException.class, () -> channel.claim(-1));
        assertThrows(IllegalArgumentException.class, () -> channel.tryClaim(257));
        assertThrows(NullPointerException.class, () -> channel.send(null));
        assertThrows(NullPointerException.class, () -> channel.claim(1, 1, null));
    }
}
